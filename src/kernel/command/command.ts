import type { Actor } from '../access/actor.ts'
import type { Kernel } from '../kernel.ts'
import type { AnyRow, RecordType, RowOf, StateOf } from '../record/declaration.ts'
import type { Fields, Values } from '../record/fields.ts'
import type { Messages } from '../record/messages.ts'
import type { Decision } from './decision.ts'

type Optional<F extends Fields> = { [K in keyof F]: F[K] extends { required: true } ? never : K }[keyof F]

/** The parsed input: what is not required may be absent. */
export type InputOf<F extends Fields> = Partial<Pick<Values<F>, Optional<F>>> & Omit<Values<F>, Optional<F>>

/** All that `decide` may know. It does no I/O: what it needs to read is gathered before. */
export interface Moment<R extends RecordType, I extends Fields, G> {
  row: RowOf<R>
  input: InputOf<I>
  actor: Actor
  now: Date
  gathered: G
}

/** What takes a command back: a command of its own, or `edit` that puts the old values back. */
export interface Undo {
  command: string
  input?: Record<string, unknown>
}

export interface Command<R extends RecordType, I extends Fields, G> {
  /** An imperative verb, as in the address: POST /incidents/:id/resolve. */
  name: string
  /** The fact it makes, in the past tense: `incident.resolved`. */
  fact: string
  /** Creates the record instead of changing one. */
  creates?: boolean
  /** States it may leave; absent: any state. */
  from?: readonly StateOf<R>[]
  to?: StateOf<R>
  input: I
  /** The fact is for staff only. */
  internal?: boolean
  tone?: 'primary' | 'default' | 'danger'
  /** Shown in menus as a verb of its own; generic commands (edit, comment) have their own place on the page. */
  listed?: boolean
  undo?: Undo
  may: (actor: Actor, row: RowOf<R>) => boolean
  gather?: (kernel: Kernel, moment: Omit<Moment<R, I, never>, 'gathered'>) => Promise<G>
  decide: (moment: Moment<R, I, G>) => Decision<Values<R['fields']>>
}

/** A command as generic code holds it: typed inside, checked by its schema at the door. */
export interface AnyCommand {
  record: RecordType
  name: string
  fact: string
  creates: boolean
  from: readonly string[] | null
  to: string | null
  input: Fields
  internal: boolean
  tone: 'primary' | 'default' | 'danger'
  listed: boolean
  undo?: Undo
  /** It is reached by an address its room adds, not by the one every command has. */
  ownRoute?: boolean
  /** By language, from a capability: the words of a command that no practice declares. */
  words?: Record<keyof Messages, { command: string; fact: string }>
  may: (actor: Actor, row: AnyRow) => boolean
  gather: ((kernel: Kernel, moment: GenericMoment) => Promise<unknown>) | null
  decide: (moment: GenericMoment & { gathered: unknown }) => Decision
}

export interface GenericMoment {
  row: AnyRow
  input: Record<string, unknown>
  actor: Actor
  now: Date
}

/** Declares one act on a record type. A state changes only here, by `to`: there is no way to patch it. */
export function defineCommand<R extends RecordType, const I extends Fields, G = undefined>(
  record: R,
  command: Command<R, I, G>,
): AnyCommand {
  return {
    creates: false,
    internal: false,
    tone: 'default',
    listed: true,
    ...command,
    record,
    from: command.from ?? null,
    to: command.to ?? null,
    // The schema at the door proves what the types below assume.
    may: command.may as AnyCommand['may'],
    gather: (command.gather ?? null) as AnyCommand['gather'],
    decide: command.decide as AnyCommand['decide'],
  }
}
