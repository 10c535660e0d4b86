import { type Read, wrong } from '../cell-values.ts'
import { knownStates, type LogState, stateOf } from './states.ts'

/** An empty cell; this log writes a question mark. */
export const isEmpty = (text: string): boolean => text === '' || text === '?'

export function readCount(text: string): Read<number> {
  if (/^\d{1,9}$/.test(text)) return { value: Number(text) }
  return wrong('This must be a whole number, 0 or more.')
}

/** `2 - Medium`, or the number alone. */
export function readRank(text: string, lowest: number): Read<string> {
  const rank = /^(\d)(?:\s*-\s*\S.*)?$/.exec(text)?.[1]
  if (rank && Number(rank) >= 1 && Number(rank) <= lowest) return { value: rank }
  return wrong(`This must be a number from 1 to ${lowest}, alone or as in “${Math.min(2, lowest)} - …”.`)
}

export function readState(text: string): Read<LogState & { text: string }> {
  const state = stateOf(text)
  return state ? { value: { ...state, text } } : wrong(`This state is not known. Known are: ${knownStates}.`)
}

/** One line of at most `longest` characters; the log pads names with spaces. */
export function readText(text: string, longest: number): Read<string> {
  const line = text.trim().replace(/\s+/g, ' ')
  if (line.length <= longest) return { value: line }
  return wrong(`This is ${line.length} characters long; ${longest} are allowed.`)
}

export function readLongText(text: string, longest: number): Read<string> {
  if (text.length <= longest) return { value: text }
  return wrong(`This is ${text.length} characters long; ${longest} are allowed.`)
}

/** Records are looked up by their number in capitals. */
export function readNumber(text: string): Read<string> {
  if (/^[A-Za-z0-9._-]{1,40}$/.test(text)) return { value: text.toUpperCase() }
  return wrong('This is no number of an incident such as INC0000057.')
}

const channels: Record<string, string> = {
  phone: 'phone',
  email: 'mail',
  'e-mail': 'mail',
  mail: 'mail',
  'self service': 'web',
  'self-service': 'web',
  web: 'web',
  portal: 'web',
  chat: 'chat',
  'virtual agent': 'chat',
  'walk-in': 'walk_up',
  'walk in': 'walk_up',
  'walk-up': 'walk_up',
  'event management': 'monitoring',
  monitoring: 'monitoring',
  integration: 'api',
  api: 'api',
}

/** How it reached the desk; what Steward has no word for came by import. */
export const channelOf = (text: string): string => channels[text.toLowerCase()] ?? 'import'
