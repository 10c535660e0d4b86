// Short notices at the edge of the page, announced to screen readers.
import { useSyncExternalStore } from 'react'
import { isProblem } from '../api/problem.ts'
import { t } from '../messages/t.ts'

export interface Toast {
  id: number
  tone: 'default' | 'danger'
  text: string
  detail?: string
  action?: { label: string; run: () => void }
  /** Milliseconds; for what can be taken back only so long. */
  lasts?: number
}

let toasts: Toast[] = []
let next = 1
const watchers = new Set<() => void>()

function publish(list: Toast[]) {
  toasts = list
  for (const watcher of watchers) watcher()
}

export function dismissToast(id: number): void {
  publish(toasts.filter(toast => toast.id !== id))
}

export function showToast(text: string, more: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  const toast: Toast = { id: next++, tone: 'default', text, ...more }
  publish([...toasts.slice(-2), toast])
  window.setTimeout(() => dismissToast(toast.id), toast.lasts ?? (toast.tone === 'danger' ? 12_000 : 5_000))
}

export function showProblem(error: unknown): void {
  showToast(reasonOf(error), { tone: 'danger', ...detailed([quoteOf(error)]) })
}

/** What did not happen, and why. */
export function showFailure(what: string, error: unknown): void {
  showToast(what, { tone: 'danger', ...detailed([reasonOf(error), quoteOf(error)]) })
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function quoteOf(error: unknown): string {
  const id = isProblem(error) ? error.requestId : null
  return id ? t('problem.requestId', { id }) : ''
}

function detailed(parts: string[]): { detail?: string } {
  const detail = parts.filter(Boolean).join(' ')
  return detail ? { detail } : {}
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(
    notify => {
      watchers.add(notify)
      return () => watchers.delete(notify)
    },
    () => toasts,
  )
}
