import { describe, expect, it } from 'vitest'
import type { RecordData, StateCategory, TypeMeta } from '../api/types.ts'
import { awaitsVerdict, isOver, plainStateOf } from './plain-state.ts'

const type: TypeMeta = {
  type: 'incident',
  plural: 'incidents',
  kind: 'work-item',
  label: 'Incident',
  labelPlural: 'Incidents',
  prefix: 'INC',
  titleField: 'title',
  numbered: true,
  icon: '',
  fields: [],
  states: [{ value: 'new', label: 'New', category: 'open' }],
  commands: [],
  listColumns: [],
  form: [],
  groups: [],
  capabilities: {
    comments: true,
    attachments: true,
    links: true,
    watchers: true,
    checklists: true,
    replies: true,
    timeWorked: true,
    bulk: true,
    import: true,
    export: true,
  },
  canCreate: true,
  defaultSort: '',
  defaultQuery: '',
  area: 'work',
}

function ticket(state: string, stateCategory: StateCategory, more: Partial<RecordData> = {}): RecordData {
  const at = '2026-01-01T00:00:00Z'
  return {
    id: '1',
    type: 'incident',
    version: 1,
    createdAt: at,
    updatedAt: at,
    state,
    stateCategory,
    custom: {},
    abilities: {},
    ...more,
  }
}

describe('what an employee sees of a state', () => {
  it.each([
    ['new', 'open', undefined, 'received'],
    ['in_progress', 'open', undefined, 'inProgress'],
    ['on_hold', 'waiting', 'caller', 'waitingForYou'],
    ['on_hold', 'waiting', 'vendor', 'inProgress'],
    ['resolved', 'done', undefined, 'done'],
    ['cancelled', 'cancelled', undefined, 'done'],
  ] as const)('%s (%s, %s) reads %s', (state, category, holdReason, plain) => {
    expect(plainStateOf(type, ticket(state, category, { holdReason }))).toBe(plain)
  })

  it('a resolved request stays open for them until they agree or may no longer object', () => {
    const resolved = ticket('resolved', 'done', { abilities: { reopen: true } })
    expect(awaitsVerdict(resolved)).toBe(true)
    expect(isOver(resolved)).toBe(false)
    expect(isOver(ticket('closed', 'done'))).toBe(true)
  })
})
