import type { Actor } from '../access/actor.ts'
import type { Where } from '../access/where.ts'
import type { AnyCommand } from '../command/command.ts'
import type { Write } from '../command/decision.ts'
import type { Kernel } from '../kernel.ts'
import type { FactRow } from '../ledger/fact.ts'
import type { TermValue } from '../query/language.ts'
import type { AnyRow, RecordType } from './declaration.ts'
import type { Messages } from './messages.ts'
import { Shape, type Target } from './shape.ts'

/** May refuse a command before it is decided: an approval that is missing, a freeze. Returns the reason. */
export interface Guard {
  name: string
  check(kernel: Kernel, moment: { actor: Actor; command: AnyCommand; row: AnyRow }): Promise<string | null>
}

/** Writes its own tables in the transaction of the change it is shown: SLA clocks, for instance. */
export interface Participant {
  name: string
  writes(change: { before: AnyRow | null; after: AnyRow; facts: readonly FactRow[]; now: Date }): Write[]
}

/** A term of queries that a capability reads itself: `is:snoozed`, `sla:breached`. Null: not for it to say. */
export interface QueryTerm {
  field: string
  where(kernel: Kernel, actor: Actor, record: RecordType, value: TermValue): Promise<Where | null>
}

/** Reacts to a fact after it is committed, at least once, by commands; `name` is its system actor. */
export interface Reaction {
  name: string
  on: readonly string[]
  run(kernel: Kernel, fact: FactRow): Promise<void>
}

/** Done again and again, once over all nodes, at the times of a cron line (UTC). */
export interface Schedule {
  name: string
  cron: string
  run(kernel: Kernel): Promise<unknown>
}

export interface RecordModule {
  record: RecordType
  commands: readonly AnyCommand[]
  messages: Messages
  reactions?: readonly Reaction[]
  schedules?: readonly Schedule[]
}

/** Everything that was declared. The kernel reads it; only main/registry.ts fills it. */
export class Registry {
  readonly #types = new Map<string, RecordModule>()
  readonly #byPlural = new Map<string, RecordModule>()
  readonly #commands = new Map<string, AnyCommand>()
  readonly #shapes = new Map<string, Shape>()
  readonly guards: readonly Guard[]
  readonly participants: readonly Participant[]
  readonly terms: readonly QueryTerm[]
  readonly reactions: readonly Reaction[]
  readonly schedules: readonly Schedule[]

  constructor(parts: {
    modules: readonly RecordModule[]
    guards?: readonly Guard[]
    participants?: readonly Participant[]
    terms?: readonly QueryTerm[]
  }) {
    for (const module of parts.modules) {
      const { type, plural } = module.record
      if (this.#types.has(type)) throw new Error(`Record type ${type} is registered twice.`)
      this.#types.set(type, module)
      this.#byPlural.set(plural, module)
      for (const command of module.commands) this.#commands.set(`${type}.${command.name}`, command)
    }
    this.guards = parts.guards ?? []
    this.participants = parts.participants ?? []
    this.terms = parts.terms ?? []
    this.reactions = parts.modules.flatMap(module => module.reactions ?? [])
    this.schedules = parts.modules.flatMap(module => module.schedules ?? [])
  }

  get modules(): RecordModule[] {
    return [...this.#types.values()]
  }

  get(type: string): RecordModule {
    const module = this.#types.get(type)
    if (!module) throw new Error(`There is no record type ${type}.`)
    return module
  }

  has(type: string): boolean {
    return this.#types.has(type)
  }

  byPlural(plural: string): RecordModule | undefined {
    return this.#byPlural.get(plural)
  }

  command(type: string, name: string): AnyCommand | undefined {
    return this.#commands.get(`${type}.${name}`)
  }

  shape(type: string): Shape {
    const known = this.#shapes.get(type)
    if (known) return known
    const shape = new Shape(this.get(type).record, target => this.target(target))
    this.#shapes.set(type, shape)
    return shape
  }

  target(type: string): Target {
    if (type === 'work_item') return { table: 'work_item', name: 'number' }
    const { record } = this.get(type)
    return record.kind === 'work-item'
      ? { table: 'work_item', name: 'number' }
      : { table: record.table, name: record.titleField }
  }
}
