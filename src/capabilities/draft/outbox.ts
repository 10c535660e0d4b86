import type { Actor } from '../../kernel/access/actor.ts'
import type { AnyCommand } from '../../kernel/command/command.ts'
import { dryRun, execute } from '../../kernel/command/execute.ts'
import { type Executor, run } from '../../kernel/database.ts'
import { type Kernel, withExecutor } from '../../kernel/kernel.ts'
import { forbidden, notFound, Problem } from '../../kernel/problem.ts'
import { readRow } from '../../kernel/query/read.ts'
import { type Audience, dropDraft, putBack } from './draft.ts'

/** A comment that waits for its moment, and the command that goes with it: reply and resolve. */
export interface Letter {
  id: string
  type: string
  record: string
  comment: Record<string, unknown>
  followedBy: { command: string; input: Record<string, unknown> } | null
}

interface HeldLetter extends Letter {
  person: string
}

const columns = `id, person_id as person, record_id as record, record_type as type, comment, followed_by as "followedBy"`
/** What a killed node had held is sent by another, or by itself after its start, this much later at most. */
const sweepMs = 2_500

const audienceOf = ({ comment }: Letter): Audience => (comment.internal === true ? 'note' : 'reply')

/**
 * Comments that are sent a few seconds after the person said so, and may be taken back until then. They wait in the
 * database: a browser that is closed or a server that is killed loses none, and sends none twice, because the row is
 * deleted in the transaction that writes the comment.
 */
export class Outbox {
  readonly #kernel: Kernel
  readonly #actorOf: (person: string) => Promise<Actor | null>
  readonly #timers = new Set<NodeJS.Timeout>()
  #sweeper: NodeJS.Timeout | null = null
  #running: Promise<unknown> = Promise.resolve()

  constructor(kernel: Kernel, actorOf: (person: string) => Promise<Actor | null>) {
    this.#kernel = kernel
    this.#actorOf = actorOf
  }

  /** Holds the letter for so many seconds, or sends it at once. What could not be sent is refused now, not later. */
  async post(actor: Actor, letter: Letter, seconds: number): Promise<void> {
    await this.#refuseWhatCannotBe(actor, letter)
    if (seconds === 0) return this.#write(actor, letter)
    await run(
      this.#kernel.db,
      `insert into held_comment (id, person_id, record_id, record_type, comment, followed_by, due_at)
       values ($1, $2, $3, $4, $5::jsonb, $6::jsonb, now() + make_interval(secs => $7)) on conflict do nothing`,
      [
        letter.id,
        actor.id,
        letter.record,
        letter.type,
        JSON.stringify(letter.comment),
        letter.followedBy ? JSON.stringify(letter.followedBy) : null,
        seconds,
      ],
    )
    await dropDraft(this.#kernel, actor.id, letter.record, audienceOf(letter))
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.#later(() => this.#deliver(letter.id))
    }, seconds * 1000)
    this.#timers.add(timer)
  }

  /** Takes it back: nobody will ever have read it. */
  async takeBack(actor: Actor, id: string): Promise<Letter> {
    const [letter] = await run<HeldLetter>(
      this.#kernel.db,
      `delete from held_comment where id = $1 and person_id = $2 returning ${columns}`,
      [id, actor.id],
    )
    if (!letter) throw new Problem('not_now', 'It has been sent already.')
    return letter
  }

  /** The page is being closed: it does not wait any longer. Sent already is as good. */
  async sendNow(actor: Actor, id: string): Promise<void> {
    const [mine] = await run(this.#kernel.db, 'select 1 from held_comment where id = $1 and person_id = $2', [
      id,
      actor.id,
    ])
    if (mine) await this.#deliver(id)
  }

  start(): void {
    const sweep = async () => {
      const due = await run<{ id: string }>(
        this.#kernel.db,
        `select id from held_comment where due_at < now() - interval '1 second' order by due_at limit 50`,
        [],
      )
      for (const { id } of due) this.#later(() => this.#deliver(id))
    }
    this.#later(sweep)
    this.#sweeper = setInterval(() => this.#later(sweep), sweepMs)
    this.#sweeper.unref()
  }

  async stop(): Promise<void> {
    if (this.#sweeper) clearInterval(this.#sweeper)
    for (const timer of this.#timers) clearTimeout(timer)
    await this.#running
  }

  #later(act: () => Promise<void>): void {
    this.#running = this.#running
      .then(act)
      .catch(error => this.#kernel.log.error({ error: String(error) }, 'a held reply could not be sent yet'))
  }

  async #refuseWhatCannotBe(actor: Actor, letter: Letter): Promise<void> {
    const { comment, followedBy } = this.#commandsOf(letter)
    const row = await readRow(this.#kernel, actor, comment.record, letter.record)
    const request = { actor, target: letter.record }
    await dryRun(this.#kernel, { ...request, command: comment, input: letter.comment }, row)
    if (followedBy)
      await dryRun(
        this.#kernel,
        { ...request, command: followedBy, input: letter.followedBy?.input ?? {} },
        row,
      )
  }

  /** Sends what is held. What may no longer be sent goes back to the drafts; what only failed stays and is tried again. */
  async #deliver(id: string): Promise<void> {
    const [held] = await run<HeldLetter>(
      this.#kernel.db,
      `select ${columns} from held_comment where id = $1`,
      [id],
    )
    if (!held) return
    const actor = await this.#actorOf(held.person)
    try {
      if (!actor) throw forbidden('write here any more')
      await this.#write(actor, held)
    } catch (error) {
      if (!(error instanceof Problem) || error.code === 'unavailable') throw error
      this.#kernel.log.warn(
        { record: held.record, error: error.message },
        'a held reply went back to the drafts',
      )
      await this.#giveBack(held)
    }
  }

  /** Words and act together; when only the act has become impossible, the words alone. */
  async #write(actor: Actor, letter: Letter): Promise<void> {
    try {
      await this.#writeOnce(actor, letter)
    } catch (error) {
      if (!letter.followedBy || !(error instanceof Problem)) throw error
      await this.#writeOnce(actor, { ...letter, followedBy: null })
    }
  }

  async #writeOnce(actor: Actor, letter: Letter): Promise<void> {
    const { comment, followedBy } = this.#commandsOf(letter)
    await this.#kernel.root.transaction().execute(async tx => {
      const inside = withExecutor(this.#kernel, tx)
      const held = 'person' in letter
      // Taken back, or sent by another node, while this one was on its way.
      if (held && !(await taken(tx, letter.id))) return
      const request = { actor, target: letter.record }
      await execute(inside, { ...request, command: comment, input: letter.comment })
      if (followedBy)
        await execute(inside, { ...request, command: followedBy, input: letter.followedBy?.input ?? {} })
      if (!held) await dropDraft(inside, actor.id, letter.record, audienceOf(letter))
    })
    this.#kernel.wake()
  }

  async #giveBack(held: HeldLetter): Promise<void> {
    await this.#kernel.root.transaction().execute(async tx => {
      if (!(await taken(tx, held.id))) return
      const place = { type: held.type, record: held.record, audience: audienceOf(held) }
      await putBack(withExecutor(this.#kernel, tx), held.person, place, String(held.comment.body ?? ''))
    })
  }

  #commandsOf({ type, followedBy }: Letter): { comment: AnyCommand; followedBy: AnyCommand | null } {
    const { registry } = this.#kernel
    const comment = registry.command(type, 'comment')
    const next = followedBy ? registry.command(type, followedBy.command) : null
    if (!comment || next === undefined || next?.creates) throw notFound('command')
    return { comment, followedBy: next }
  }
}

/** Whoever deletes the row is the one who sends it. */
async function taken(tx: Executor, id: string): Promise<boolean> {
  return (await run(tx, 'delete from held_comment where id = $1 returning 1', [id])).length > 0
}
