import type { Actor, Via } from '../../src/kernel/access/actor.ts'
import { matches } from '../../src/kernel/access/where.ts'
import { changeOf } from '../../src/kernel/command/change.ts'
import type { AnyCommand } from '../../src/kernel/command/command.ts'
import type { Write } from '../../src/kernel/command/decision.ts'
import { draftOf } from '../../src/kernel/command/draft.ts'
import type { FactRow } from '../../src/kernel/ledger/fact.ts'
import type { AnyRow, RecordType } from '../../src/kernel/record/declaration.ts'
import {
  type HistoricComment,
  type HistoricFact,
  type HistoricRecord,
  historicId,
} from '../../src/kernel/record/load-history.ts'
import { secondMs } from '../time/span.ts'

/**
 * One record's past, told by the practice's own commands: each act is decided by the same code as in the live system,
 * so the facts, differences and final row are what the live system would have written. An act that the state or the
 * actor's rights do not allow is an error in the telling. Nothing happens after `until`.
 */
export class Story {
  readonly id: string
  /** The moment of the next act, in milliseconds since 1970. */
  at: number
  /** The telling has reached the present; further acts have no effect. */
  over = false
  row: AnyRow
  readonly facts: HistoricFact[] = []
  readonly comments: HistoricComment[] = []
  readonly beside: { table: string; row: Record<string, unknown> }[] = []
  readonly #record: RecordType
  readonly #key: string
  readonly #number: string | null
  readonly #until: number
  /** Said of every act instead of how it came. */
  readonly #via: Via | null

  constructor(
    record: RecordType,
    start: { key: string; id?: string; number?: string | null; at: number; until: number; via?: Via | null },
  ) {
    this.#record = record
    this.#key = start.key
    this.#number = start.number ?? null
    this.at = start.at
    this.#until = start.until
    this.#via = start.via ?? null
    this.id = start.id ?? historicId(new Date(start.at), start.key)
    this.row = { id: this.id, version: 0, createdAt: new Date(0), updatedAt: new Date(0), custom: {} }
  }

  get state(): string {
    return String(this.row.state)
  }

  /** Returns false when the present has been reached. */
  act(command: AnyCommand, actor: Actor, input: Record<string, unknown>, gathered?: unknown): boolean {
    const last = this.facts.at(-1)?.at.getTime() ?? 0
    this.at = Math.floor(Math.max(this.at, last + secondMs))
    if (this.over || this.at > this.#until) {
      this.over = true
      return false
    }
    if (command.creates) this.row = { ...draftOf(this.#record, actor), id: this.id }
    else this.#refuseIllegal(command, actor)
    const now = new Date(this.at)
    const decision = command.decide({ row: this.row, input, actor, now, gathered })
    const creates = command.creates
    const change = changeOf({ command, actor, row: this.row, decision, now, creates })
    if (change.nothing) return true
    const ids = this.#keep(change.also)
    this.facts.push(...change.facts.map(fact => this.#historic(fact, ids)))
    this.row = {
      ...this.row,
      ...change.set,
      version: this.facts.length,
      updatedAt: now,
      ...(creates ? { createdAt: now } : {}),
    }
    return true
  }

  /** There is nothing more to tell. */
  finish(): void {
    this.over = true
  }

  toRecord(): HistoricRecord {
    const { id: _, version: __, stateCategory: ___, ...values } = this.row
    return {
      type: this.#record.type,
      id: this.id,
      number: this.#number,
      values,
      facts: this.facts,
      comments: this.comments,
      beside: this.beside,
    }
  }

  #refuseIllegal(command: AnyCommand, actor: Actor): void {
    const legal = !command.from || command.from.includes(this.state)
    if (legal && command.may(actor, this.row) && matches(this.#record.read(actor), this.row)) return
    throw new Error(`${this.#key}: ${actor.name} cannot ${command.name} when it is ${this.state}.`)
  }

  /** What the acts wrote beside the record, as it stands now. */
  rowsOf(table: string): Record<string, unknown>[] {
    return this.beside.filter(write => write.table === table).map(write => write.row)
  }

  /** Ids made from the key, so that the same telling has the same ones. */
  #keep(writes: readonly Write[]): Map<string, string> {
    const ids = new Map<string, string>()
    for (const write of writes) {
      if ('update' in write) {
        const kept = this.rowsOf(write.update).find(row => row.id === write.where.id)
        if (kept) Object.assign(kept, write.set)
      } else if ('insert' in write) {
        const { insert: table, row } = write
        const count = table === 'comment' ? this.comments.length : this.beside.length
        const ours = historicId(new Date(this.at), `${this.#key} ${table} ${count}`)
        if ('id' in row) ids.set(String(row.id), ours)
        if (table === 'comment') this.#addComment(ours, row)
        else this.beside.push({ table, row: 'id' in row ? { ...row, id: ours } : row })
      }
    }
    return ids
  }

  #addComment(id: string, { author_id, author_name, body, internal }: Record<string, unknown>): void {
    this.comments.push({
      id,
      at: new Date(this.at),
      authorId: author_id === null ? null : String(author_id),
      authorName: String(author_name),
      body: String(body),
      internal: internal === true,
    })
  }

  #historic(fact: FactRow, ids: ReadonlyMap<string, string>): HistoricFact {
    const renamed = Object.entries(fact.data ?? {}).map(([name, value]) => [
      name,
      (typeof value === 'string' && ids.get(value)) || value,
    ])
    return {
      at: fact.at,
      fact: fact.fact,
      actorId: fact.actorId,
      actorName: fact.actorName,
      via: this.#via ?? fact.via,
      internal: fact.internal,
      changes: fact.changes,
      data: fact.data ? Object.fromEntries(renamed) : null,
    }
  }
}
