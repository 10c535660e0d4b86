import type { Actor } from '../access/actor.ts'
import type { AnyCommand } from './command.ts'

/** What an act is part of: the macro or the calendar that asked for it. */
export interface Cause {
  type: string
  id: string
  name: string
  [more: string]: string
}

/** One act that somebody asks for. */
export interface Request {
  actor: Actor
  command: AnyCommand
  /** Id or number of the record; none for a command that creates. */
  target?: string
  input: unknown
  /** The version the person saw; absent: whatever is there now. */
  expectedVersion?: number
  /** When it happened, for facts brought from elsewhere; absent: now. */
  at?: Date
  /** Kept with each fact it makes, for staff to see. */
  cause?: Cause
}
