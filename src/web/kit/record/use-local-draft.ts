import { useEffect, useState } from 'react'

/** Text for what does not exist yet, such as a new request: it survives a reload, on this device. */
export function useLocalDraft(name: string): [string, (text: string) => void] {
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
