import { describe, expect, it } from 'vitest'
import { type Ending, endingsOf } from './endings.ts'
import type { LogRow } from './log-columns.ts'
import { at, logRow } from './log-row.examples.ts'

/** What the enriched log repeats on every row of an incident. */
const final = (more: Partial<LogRow>): Partial<LogRow> => ({
  resolvedBy: 'Resolved by 5',
  'custom.closedCode': 'code 6',
  ...more,
})

const times = (endings: Ending[], field: 'resolvedAt' | 'closedAt') =>
  endings.map(ending => ending[field]?.toISOString().slice(5, 16) ?? null)

describe('how an incident stood resolved after each row', () => {
  it('is not at all before it was resolved', () => {
    const ends = final({ resolvedAt: at('01-03 02:55'), closedAt: at('06-03 03:00') })
    const endings = endingsOf([
      logRow('New', '29-02 06:26', ends),
      logRow('Resolved', '01-03 02:55', ends),
      logRow('Closed', '06-03 03:00', ends),
    ])
    expect(times(endings, 'resolvedAt')).toEqual([null, '03-01T02:55', '03-01T02:55'])
    expect(times(endings, 'closedAt')).toEqual([null, null, '03-06T03:00'])
    expect(endings.map(ending => ending.resolvedBy)).toEqual([null, 'Resolved by 5', 'Resolved by 5'])
    expect(endings.map(ending => ending.closedCode)).toEqual([null, 'code 6', 'code 6'])
  })

  it('is undone by a reopening, and who resolved it is known of the last time alone', () => {
    const ends = final({ resolvedAt: at('17-03 16:28'), closedAt: at('24-03 18:59') })
    const endings = endingsOf([
      logRow('Active', '04-03 15:51', ends),
      logRow('Resolved', '14-03 08:13', ends),
      logRow('Active', '17-03 16:27', ends),
      logRow('Resolved', '17-03 16:28', ends),
      logRow('Closed', '24-03 18:59', ends),
    ])
    expect(times(endings, 'resolvedAt')).toEqual([null, '03-14T08:13', null, '03-17T16:28', '03-17T16:28'])
    expect(endings.map(ending => ending.resolvedBy !== null)).toEqual([false, false, false, true, true])
  })

  it('takes the time of a later row where the log says so', () => {
    const ends = final({ resolvedAt: at('01-03 08:31'), closedAt: at('29-03 14:20') })
    const endings = endingsOf([
      logRow('Resolved', '01-03 08:25', ends),
      logRow('Resolved', '01-03 08:31', ends),
      logRow('Closed', '24-03 18:50', ends),
      logRow('Closed', '29-03 14:20', ends),
    ])
    expect(times(endings, 'resolvedAt')).toEqual(['03-01T08:25', '03-01T08:31', '03-01T08:31', '03-01T08:31'])
    expect(times(endings, 'closedAt')).toEqual([null, null, '03-24T18:50', '03-29T14:20'])
  })

  it('has no time where the log has none', () => {
    const ends = final({ closedAt: at('05-03 12:00') })
    const endings = endingsOf([
      logRow('Resolved', '29-02 11:06', ends),
      logRow('Closed', '05-03 12:00', ends),
    ])
    expect(times(endings, 'resolvedAt')).toEqual([null, null])
    expect(endings[0]?.resolvedBy).toBe('Resolved by 5')
  })

  it('has the log’s time at the last row it can belong to when no row has it', () => {
    const ends = final({ resolvedAt: at('01-03 08:31'), closedAt: at('02-03 09:00') })
    const endings = endingsOf([
      logRow('Active', '01-03 08:00', ends),
      logRow('Resolved', '01-03 08:30', ends),
      logRow('Closed', '02-03 09:00', ends),
    ])
    expect(times(endings, 'resolvedAt')).toEqual([null, '03-01T08:31', '03-01T08:31'])
  })

  it('has a resolved time when it was closed without being resolved first', () => {
    const ends = final({ resolvedAt: at('01-03 08:31'), closedAt: at('01-03 08:31') })
    const endings = endingsOf([logRow('Active', '01-03 08:00', ends), logRow('Closed', '01-03 08:31', ends)])
    expect(times(endings, 'resolvedAt')).toEqual([null, '03-01T08:31'])
  })

  it('knows nothing of an end the log has not reached', () => {
    const ends = final({ resolvedAt: at('01-03 08:31'), closedAt: at('02-03 09:00') })
    const endings = endingsOf([logRow('New', '01-03 08:00', ends), logRow('Active', '01-03 08:10', ends)])
    expect(times(endings, 'resolvedAt')).toEqual([null, null])
    expect(times(endings, 'closedAt')).toEqual([null, null])
  })
})
