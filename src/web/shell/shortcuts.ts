// Every key a person may change, with its default: the pages, the sheet and the account read this one list.
import type { MessageKey } from '../messages/t.ts'

export interface Shortcut {
  id: string
  label: MessageKey
  keys: readonly string[]
}

const places = [
  { id: 'palette', label: 'acts.palette', keys: ['mod+k', '/'] },
  { id: 'sheet', label: 'acts.sheet', keys: ['?'] },
  { id: 'create', label: 'acts.create', keys: ['c'] },
  { id: 'go-my-work', label: 'acts.goMyWork', keys: ['g m'] },
  { id: 'go-inbox', label: 'acts.goInbox', keys: ['g i'] },
  { id: 'go-queue', label: 'acts.goQueue', keys: ['g q'] },
] as const satisfies readonly Shortcut[]

const rows = [
  { id: 'down', label: 'acts.down', keys: ['j'] },
  { id: 'up', label: 'acts.up', keys: ['k'] },
  { id: 'select', label: 'acts.select', keys: ['x'] },
  { id: 'extend-down', label: 'acts.extendDown', keys: ['shift+j', 'shift+arrowdown'] },
  { id: 'extend-up', label: 'acts.extendUp', keys: ['shift+k', 'shift+arrowup'] },
  { id: 'open', label: 'acts.open', keys: ['enter', 'o'] },
  { id: 'peek', label: 'acts.peek', keys: ['space'] },
  { id: 'full', label: 'acts.full', keys: ['f'] },
  { id: 'edit-cell', label: 'acts.editCell', keys: ['f2'] },
] as const satisfies readonly Shortcut[]

const verbs = [
  { id: 'assign', label: 'acts.assign', keys: ['a'] },
  { id: 'assign-me', label: 'acts.assignMe', keys: ['i'] },
  { id: 'priority', label: 'acts.priority', keys: ['p'] },
  { id: 'state', label: 'acts.state', keys: ['s'] },
  { id: 'team', label: 'acts.team', keys: ['t'] },
  { id: 'category', label: 'acts.category', keys: ['y'] },
  { id: 'parent', label: 'acts.parent', keys: ['l'] },
  { id: 'resolve', label: 'acts.resolve', keys: ['e'] },
  { id: 'put-off', label: 'snooze.putOff', keys: ['h'] },
  { id: 'merge', label: 'acts.merge', keys: ['m'] },
  { id: 'reply', label: 'acts.reply', keys: ['r'] },
  { id: 'note', label: 'acts.note', keys: ['n'] },
  { id: 'all-acts', label: 'acts.all', keys: ['.'] },
  { id: 'undo', label: 'acts.undo', keys: ['z', 'mod+z'] },
] as const satisfies readonly Shortcut[]

export const shortcutGroups = [
  { label: 'acts.everywhere', shortcuts: places },
  { label: 'acts.list', shortcuts: rows },
  { label: 'acts.verbs', shortcuts: verbs },
] as const satisfies readonly { label: MessageKey; shortcuts: readonly Shortcut[] }[]

export const shortcuts: readonly Shortcut[] = [...places, ...rows, ...verbs]
export type ShortcutId = (typeof places | typeof rows | typeof verbs)[number]['id']

let own: Readonly<Record<string, string>> = {}

/** What the person chose in his account; an empty key takes one away. */
export function setOwnKeys(keys: Readonly<Record<string, string>>): void {
  own = keys
}

export function keysOf(shortcut: Shortcut, chosen: Readonly<Record<string, string>>): string[] {
  const mine = chosen[shortcut.id]
  if (mine === undefined) return [...shortcut.keys]
  return mine === '' ? [] : [mine]
}

export function keysFor(id: ShortcutId): string[] {
  const shortcut = shortcuts.find(candidate => candidate.id === id)
  return shortcut ? keysOf(shortcut, own) : []
}
