import { describe, expect, it } from 'vitest'
import type { Attachment, Entry } from '../../api/types.ts'
import { filterEntries, foldEntries } from './fold-entries.ts'

const attachment: Attachment = {
  id: 'f1',
  name: 'a.png',
  size: 1,
  mediaType: 'image/png',
  internal: false,
  at: '2026-01-01T10:00:00Z',
  by: { id: 'p1', name: 'Ben' },
  url: '/api/v1/attachments/f1',
}

function entry(seq: number, more: Partial<Entry> = {}): Entry {
  return {
    seq,
    at: `2026-01-01T10:${String(seq).padStart(2, '0')}:00Z`,
    fact: 'incident.edited',
    label: 'changed',
    actor: { id: 'p1', name: 'Ben', system: false },
    via: 'web',
    internal: false,
    changes: [],
    ...more,
  }
}

const change = (field: string, from: string | null, to: string | null) => ({ field, label: field, from, to })
const comment = (internal: boolean, attachments: Attachment[] = []) => ({
  fact: 'incident.commented',
  internal,
  comment: { id: 'c', body: 'x', internal, attachments },
})

describe('the folded timeline', () => {
  it('makes one line of what one person changed within minutes, from the first value to the last', () => {
    const story = foldEntries([
      entry(1, { changes: [change('impact', 'Low', 'Medium')] }),
      entry(2, { changes: [change('impact', 'Medium', 'High'), change('group', null, 'Network')] }),
    ])
    expect(story).toHaveLength(1)
    expect(story[0]).toMatchObject({
      changes: [change('impact', 'Low', 'High'), change('group', null, 'Network')],
    })
  })

  it('keeps people, long pauses and named acts apart', () => {
    const other = { id: 'p2', name: 'Anna', system: false }
    const story = foldEntries([
      entry(1),
      entry(2, { actor: other }),
      entry(30, { actor: other }),
      entry(31, { actor: other, fact: 'incident.resolved' }),
    ])
    expect(story).toHaveLength(4)
  })

  it('shows a file with the words it came with, not a second time', () => {
    const story = foldEntries([
      entry(1, { fact: 'incident.attached', attachment }),
      entry(2, comment(false, [attachment])),
    ])
    expect(story).toHaveLength(1)
  })

  it('filters by audience', () => {
    const entries = [entry(1), entry(2, comment(false)), entry(3, comment(true))]
    expect(filterEntries(entries, 'customer').map(({ seq }) => seq)).toEqual([2])
    expect(filterEntries(entries, 'internal').map(({ seq }) => seq)).toEqual([3])
    expect(filterEntries(entries, 'changes').map(({ seq }) => seq)).toEqual([1])
  })
})
