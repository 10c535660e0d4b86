import type { Settings } from '../../kernel/record/settings.ts'

/** The setting in which administrators keep the kinds of time, the usual one first. */
export const timeKindsKey = 'timeWorked.kinds'

const usual = ['Work', 'Travel', 'Vendor call']

/** An edited list that holds nothing usable falls back to the usual one. */
export function timeKinds(settings: Settings): string[] {
  const set = settings.get<unknown>(timeKindsKey, usual)
  const names = Array.isArray(set) ? set.filter(name => typeof name === 'string' && name.trim() !== '') : []
  return names.length > 0 ? names.map(name => String(name).trim()) : usual
}
