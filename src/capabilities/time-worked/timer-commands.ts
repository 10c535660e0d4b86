import { v7 as uuidv7 } from 'uuid'
import { isStaff } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { Problem } from '../../kernel/problem.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { kindIn, loggedData, optionalParts, timeAct } from './time-commands.ts'
import { type RunningTimer, timerOf, type Worker, workerOf } from './time-entry.ts'
import { timeKinds } from './time-kinds.ts'
import { timeWords } from './time-words.ts'
import { dayIn, minutesBetween } from './worked-day.ts'

/**
 * Begins the actor's timer here. While one runs elsewhere it is refused; the address of this act stops that one first,
 * see timer-routes.ts.
 */
const startTimer = (record: RecordType): AnyCommand => ({
  ...timeAct(record),
  name: 'startTimer',
  fact: `${record.type}.timerStarted`,
  words: timeWords.start,
  ownRoute: true,
  input: {},
  may: actor => isStaff(actor) && actor.id !== null,
  gather: (kernel, { actor }) => timerOf(kernel, actor.id),
  decide: ({ row, actor, now, gathered }) => {
    const running = gathered as RunningTimer | null
    if (running?.recordId === row.id) return {}
    if (running) throw new Problem('not_now', 'Your timer runs on another record. Stop it first.')
    const timer = { person_id: actor.id, record_type: record.type, record_id: row.id, started_at: now }
    return { data: { person: actor.name }, also: [{ insert: 'running_timer', row: timer }] }
  },
})

interface Stopping {
  running: RunningTimer | null
  worker: Worker | null
  kinds: string[]
}

/** Ends the actor's timer and logs its time; `minutes` when the clock ran on while nobody worked. */
const stopTimer = (record: RecordType): AnyCommand => ({
  ...timeAct(record),
  name: 'stopTimer',
  fact: `${record.type}.timeLogged`,
  words: timeWords.stop,
  input: optionalParts,
  may: actor => isStaff(actor) && actor.id !== null,
  gather: async (kernel, { actor }): Promise<Stopping> => ({
    running: await timerOf(kernel, actor.id),
    worker: await workerOf(kernel, actor.id),
    kinds: timeKinds(kernel.settings),
  }),
  decide: ({ row, input, now, gathered }) => {
    const { running, worker, kinds } = gathered as Stopping
    if (!worker || running?.recordId !== row.id)
      throw new Problem('not_now', 'No timer of yours runs on this record.')
    const { minutes, note } = input
    const entry = {
      id: uuidv7(),
      record_type: record.type,
      record_id: row.id,
      person_id: worker.id,
      minutes: typeof minutes === 'number' ? Math.round(minutes) : minutesBetween(running.startedAt, now),
      worked_on: dayIn(worker.timeZone, running.startedAt),
      kind: kindIn(kinds, input.kind),
      billable: input.billable === true,
      note: typeof note === 'string' && note !== '' ? note : null,
      started_at: running.startedAt,
      logged_at: now,
    }
    return {
      data: { ...loggedData(entry, worker), startedAt: running.startedAt.toISOString() },
      also: [
        { delete: 'running_timer', where: { person_id: worker.id } },
        { insert: 'time_entry', row: entry },
      ],
    }
  },
})

export const timerCommands = (record: RecordType): AnyCommand[] => [startTimer(record), stopTimer(record)]
