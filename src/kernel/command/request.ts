import type { Actor } from '../access/actor.ts'
import type { AnyCommand } from './command.ts'

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
}
