import { describe, expect, it } from 'vitest'
import { logTargets } from './audit-log/log-columns.ts'
import { guessMapping, missingTargets, placesOf, type Target } from './mapping.ts'

const target = (field: string, label: string, aliases: string[] = [], required = false): Target => ({
  field,
  label,
  aliases,
  required,
})
const targets = [
  target('title', 'Subject', ['short_description'], true),
  target('requester', 'Requester', ['caller_id']),
  target('custom.symptom', 'Symptom', ['symptom']),
]

describe('guessing a mapping', () => {
  it('knows fields by name, label and the names ServiceNow gives them', () => {
    expect(guessMapping(['SUBJECT', 'caller_id', 'u_symptom', 'colour'], targets)).toEqual([
      { column: 'SUBJECT', field: 'title', confidence: 1 },
      { column: 'caller_id', field: 'requester', confidence: 0.9 },
      { column: 'u_symptom', field: 'custom.symptom', confidence: 0.6 },
      { column: 'colour', field: null, confidence: 0 },
    ])
  })

  it('reads a field from one column, the surest', () => {
    const guessed = guessMapping(['short_description', 'Subject'], targets)
    expect(guessed.map(({ field }) => field)).toEqual([null, 'title'])
  })

  it('reads all columns of the UCI log but the one that follows from the state', () => {
    const columns = [
      'number',
      'incident_state',
      'active',
      'sys_updated_at',
      'opened_at',
      'u_symptom',
      'closed_code',
    ]
    expect(guessMapping(columns, logTargets).map(({ field }) => field)).toEqual([
      'number',
      'state',
      null,
      'updatedAt',
      'openedAt',
      'custom.symptom',
      'custom.closedCode',
    ])
  })
})

it('what is needed and not mapped is told', () => {
  const places = placesOf(['caller_id'], [{ column: 'caller_id', field: 'requester' }], targets)
  expect(missingTargets(places, targets).map(({ label }) => label)).toEqual(['Subject'])
})

it('a mapping to what is not there is refused', () => {
  expect(() => placesOf(['a'], [{ column: 'a', field: 'state' }], targets)).toThrow(
    'There is no field state to read a as.',
  )
})
