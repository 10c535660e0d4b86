import { v7 as uuidv7 } from 'uuid'
import { type Actor, isProcessOwner, isStaff } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { unlistedAct } from '../../kernel/command/generic.ts'
import { forbidden, invalidField, notFound } from '../../kernel/problem.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { boolean, date, number, ref, text } from '../../kernel/record/fields.ts'
import { entryOn, type TimeEntry, type Worker, workerOf } from './time-entry.ts'
import { timeKinds } from './time-kinds.ts'
import { timeWords } from './time-words.ts'
import { dayIn, mostMinutes } from './worked-day.ts'

/** What all acts on time worked have in common: staff only, and never seen by a requester. */
export const timeAct = (record: RecordType) =>
  ({
    record,
    ...unlistedAct,
    internal: true,
    may: (actor: Actor) => isStaff(actor),
  }) as const

const minutesLimits = { min: 1, max: mostMinutes }
export const optionalParts = {
  minutes: number(minutesLimits),
  kind: text({ maxLength: 60 }),
  billable: boolean(),
  note: text({ maxLength: 500 }),
}

/** The kind as the administrators' list writes it; none given: the usual one. */
export function kindIn(kinds: readonly string[], given: unknown): string {
  const wanted = typeof given === 'string' && given !== '' ? given : kinds[0]
  const kind = kinds.find(name => name.toLowerCase() === wanted?.toLowerCase())
  if (!kind) throw invalidField('kind', `The kind is one of: ${kinds.join(', ')}.`)
  return kind
}

/** An entry may be for today or the past, where its person is. */
function dayOf(given: unknown, worker: Worker, now: Date): string {
  const today = dayIn(worker.timeZone, now)
  const day = typeof given === 'string' ? given : today
  if (day > today) throw invalidField('workedOn', 'Time worked lies in the past or today.')
  return day
}

const noteIn = (given: unknown): string | null => (typeof given === 'string' && given !== '' ? given : null)

/** What logging time needs to know. */
export interface Logging {
  worker: Worker | null
  kinds: string[]
}

const logTime = (record: RecordType): AnyCommand => ({
  ...timeAct(record),
  name: 'logTime',
  fact: `${record.type}.timeLogged`,
  words: timeWords.log,
  input: {
    ...optionalParts,
    minutes: number({ ...minutesLimits, required: true }),
    workedOn: date(),
    person: ref('person'),
  },
  gather: async (kernel, { input, actor }): Promise<Logging> => ({
    worker: await workerOf(kernel, (input.person as string | null | undefined) ?? actor.id),
    kinds: timeKinds(kernel.settings),
  }),
  decide: ({ row, input, actor, now, gathered }) => {
    const { worker, kinds } = gathered as Logging
    if (!worker) throw invalidField('person', 'There is no such person.')
    if (worker.id !== actor.id && !isProcessOwner(actor)) throw forbidden('log time for somebody else')
    const entry = {
      id: uuidv7(),
      record_type: record.type,
      record_id: row.id,
      person_id: worker.id,
      minutes: Math.round(Number(input.minutes)),
      worked_on: dayOf(input.workedOn, worker, now),
      kind: kindIn(kinds, input.kind),
      billable: input.billable === true,
      note: noteIn(input.note),
      logged_at: now,
    }
    return { data: loggedData(entry, worker), also: [{ insert: 'time_entry', row: entry }] }
  },
})

/** What the history says of an entry: enough to know it after it was corrected or withdrawn. */
export const loggedData = (
  entry: {
    id: string
    minutes: number
    worked_on: string
    kind: string
    billable: boolean
    note: string | null
  },
  worker: Worker,
): Record<string, unknown> => ({
  entry: entry.id,
  person: { id: worker.id, name: worker.name },
  minutes: entry.minutes,
  workedOn: entry.worked_on,
  kind: entry.kind,
  billable: entry.billable,
  ...(entry.note ? { note: entry.note } : {}),
})

interface Found {
  entry: TimeEntry | null
  worker: Worker | null
  kinds: string[]
}

const gatherEntry: NonNullable<AnyCommand['gather']> = async (kernel, { row, input }): Promise<Found> => {
  const entry = await entryOn(kernel, row.id, String(input.entry))
  const worker = entry ? await workerOf(kernel, entry.personId) : null
  return { entry, worker, kinds: timeKinds(kernel.settings) }
}

/** The entry, when it is on this record and the actor's own; a process owner may put anybody's right. */
function ownEntry(gathered: unknown, actor: Actor, act: string): { entry: TimeEntry; worker: Worker } {
  const { entry, worker } = gathered as Found
  if (!entry || !worker) throw notFound('entry of time worked')
  if (entry.personId !== actor.id && !isProcessOwner(actor)) throw forbidden(`${act} time of somebody else`)
  return { entry, worker }
}

const partsOf = ({ minutes, workedOn, kind, billable, note }: TimeEntry) => ({
  minutes,
  workedOn,
  kind,
  billable,
  note,
})

const correctTime = (record: RecordType): AnyCommand => ({
  ...timeAct(record),
  name: 'correctTime',
  fact: `${record.type}.timeCorrected`,
  words: timeWords.correct,
  input: { ...optionalParts, entry: text({ required: true, maxLength: 64 }), workedOn: date() },
  gather: gatherEntry,
  decide: ({ input, actor, now, gathered }) => {
    const { entry, worker } = ownEntry(gathered, actor, 'correct')
    const { kinds } = gathered as Found
    const { minutes, workedOn, kind, billable, note } = input
    const before = partsOf(entry)
    const after = {
      minutes: typeof minutes === 'number' ? Math.round(minutes) : entry.minutes,
      workedOn: workedOn ? dayOf(workedOn, worker, now) : entry.workedOn,
      // A kind that was taken off the list since stays where it was used.
      kind: kind && kind !== entry.kind ? kindIn(kinds, kind) : entry.kind,
      billable: typeof billable === 'boolean' ? billable : entry.billable,
      note: note === undefined ? entry.note : noteIn(note),
    }
    if (JSON.stringify(before) === JSON.stringify(after)) return {}
    const { workedOn: worked_on, ...same } = after
    const person = { id: worker.id, name: worker.name }
    return {
      data: { entry: entry.id, person, before, ...after },
      also: [{ update: 'time_entry', set: { ...same, worked_on }, where: { id: entry.id } }],
    }
  },
})

const withdrawTime = (record: RecordType): AnyCommand => ({
  ...timeAct(record),
  name: 'withdrawTime',
  fact: `${record.type}.timeWithdrawn`,
  words: timeWords.withdraw,
  input: { entry: text({ required: true, maxLength: 64 }) },
  gather: gatherEntry,
  decide: ({ actor, gathered }) => {
    const { entry, worker } = ownEntry(gathered, actor, 'withdraw')
    const person = { id: worker.id, name: worker.name }
    return {
      data: { entry: entry.id, person, ...partsOf(entry) },
      also: [{ delete: 'time_entry', where: { id: entry.id } }],
    }
  },
})

/** Time worked by hand: logged, corrected, withdrawn; the ledger keeps what it was before. */
export const timeCommands = (record: RecordType): AnyCommand[] => [
  logTime(record),
  correctTime(record),
  withdrawTime(record),
]
