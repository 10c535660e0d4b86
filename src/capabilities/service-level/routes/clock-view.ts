import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { wordsIn } from '../../../kernel/record/messages.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import { spineMessages } from '../../../platform/http/spine.messages.ts'
import type { Target } from '../agreement/agreement.ts'
import type { TargetClock } from '../clock/clocks-of.ts'
import { heldBy } from '../clock/ownership.ts'
import type { Clock, Reason, Segment } from '../clock/run-clock.ts'

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** A clock of a work item as it is read, with all that explains it. Spans are milliseconds of working time. */
export async function clockViews(
  kernel: Kernel,
  actor: Actor,
  module: RecordModule,
  clocks: readonly TargetClock[],
  now: number,
) {
  const names = await namesOf(kernel, clocks)
  return clocks.map(each => {
    const { agreement, target, clock, calendar, zone, pace } = each
    return {
      agreement: { id: agreement.id, name: agreement.name, kind: agreement.kind },
      target: { id: target.id, name: target.name, measure: target.measure },
      ...figuresOf(clock),
      calendar: calendar === null ? null : { id: calendar, name: names.get(calendar) ?? '' },
      zone,
      segments: clock.segments.map(segment => ({
        from: iso(segment.from),
        to: iso(segment.to),
        state: segment.state,
        counted: segment.counted,
        why: segment.why,
        rule: ruleOf(target, segment.why),
        fact: factWords(module, actor, segment),
        by: segment.by,
        group: named(names, segment.group),
        assignee: named(names, segment.assignee),
      })),
      heldBy: heldBy(clock.segments).map(({ group, assignee, counted }) => ({
        group: named(names, group),
        assignee: named(names, assignee),
        counted,
      })),
      warnings: target.warnings.map(({ percent }) => ({
        percent,
        at: iso(reachedAt(clock, pace, percent, now)),
      })),
    }
  })
}

/** The figures of a clock. Its share is of the allowed time that is used up, whole percent, rounded down. */
const figuresOf = (clock: Clock) => ({
  state: clock.state,
  startedAt: iso(clock.startedAt),
  endedAt: iso(clock.endedAt),
  dueAt: iso(clock.dueAt ?? clock.usedUpAt),
  breachedAt: iso(clock.breachedAt),
  allowed: clock.allowed,
  elapsed: clock.elapsed,
  left: clock.allowed - clock.elapsed,
  percent: clock.allowed === 0 ? 0 : Math.floor((clock.elapsed / clock.allowed) * 100),
  resets: clock.resets,
})

/** When it will be reached if the clock goes on as it does; null when it is past or the clock does not run. */
function reachedAt(clock: Clock, pace: TargetClock['pace'], percent: number, now: number): number | null {
  const left = (clock.allowed * percent) / 100 - clock.elapsed
  return clock.state === 'running' && left > 0 ? pace.add(now, left) : null
}

/** The condition that put the clock into its state, as the agreement has it now. */
function ruleOf(target: Target, why: Reason): string | null {
  switch (why) {
    case 'started':
      return target.startWhen
    case 'paused':
    case 'resumed':
      return target.pauseWhen
    case 'stopped':
      return target.stopWhen
    case 'cancelled':
      return target.cancelWhen
    case 'reset':
      return target.resetWhen
    case 'noPromise':
      return null
  }
}

/** What happened, in the reader's words: "put this on hold". */
function factWords(
  { record, messages, commands }: RecordModule,
  { language }: Actor,
  { fact }: Segment,
): string {
  if (fact === 'agreement.edited') return ''
  const name = fact.replace(`${record.type}.`, '')
  const own = wordsIn(messages, language).facts[name] ?? wordsOf(spineMessages, language)[name]
  const byCommand = commands.find(command => command.fact === fact)?.words
  return own ?? byCommand?.[language.startsWith('de') ? 'de' : 'en'].fact ?? name
}

const wordsOf = (words: typeof spineMessages, language: string): Record<string, string> =>
  (language.startsWith('de') ? words.de : words.en).facts

const named = (names: ReadonlyMap<string, string>, id: string | null) =>
  id === null ? null : { id, name: names.get(id) ?? '' }

/** The names of everybody and everything that clocks speak of; one query. */
async function namesOf(kernel: Kernel, clocks: readonly TargetClock[]): Promise<Map<string, string>> {
  const ids = clocks.flatMap(({ clock, calendar }) => [
    calendar,
    ...clock.segments.flatMap(({ group, assignee }) => [group, assignee]),
  ])
  const wanted = [...new Set(ids.filter(id => id !== null))]
  const found = await sql<{ id: string; name: string }>`
    select id, name from person where id = any(${wanted}::uuid[])
    union all select id, name from assignment_group where id = any(${wanted}::uuid[])
    union all select id, name from working_calendar where id = any(${wanted}::uuid[])`.execute(kernel.db)
  return new Map(found.rows.map(row => [row.id, row.name]))
}
