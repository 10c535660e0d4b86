import { useEffect, useState } from 'react'

/** Typed text survives a reload, a wrong key and a lost session: per person, record and audience. */
export function useDraft(name: string): [string, (text: string) => void] {
  const key = `steward.draft.${name}`
  const [drafts, setDrafts] = useState<Record<string, string>>({})
  const text = drafts[key] ?? localStorage.getItem(key) ?? ''
  useEffect(() => {
    const timer = window.setTimeout(() => {
      if (text === '') localStorage.removeItem(key)
      else localStorage.setItem(key, text)
    }, 400)
    return () => {
      window.clearTimeout(timer)
      if (text !== '') localStorage.setItem(key, text)
    }
  }, [key, text])
  const change = (next: string) => {
    if (next === '') localStorage.removeItem(key)
    setDrafts(before => ({ ...before, [key]: next }))
  }
  return [text, change]
}
