import type { Actor, Via } from '../../src/kernel/access/actor.ts'
import type { Company } from '../company/company.ts'
import type { GroupName } from '../company/groups.ts'
import type { DemoPerson } from '../company/person.ts'
import { sitePlans } from '../company/sites.ts'
import type { Random } from '../random.ts'
import { phrases } from '../scenarios/phrases.ts'
import { Words } from '../scenarios/words.ts'
import { minuteMs, secondMs } from '../time/span.ts'
import { addWorking, officeHours } from '../time/working-time.ts'
import type { Actors } from './actors.ts'
import type { Desk } from './desk.ts'
import type { Plan } from './plan.ts'
import type { Act, Practice } from './practice.ts'
import { Story } from './story.ts'

/** What all tellings share. */
export interface Stage {
  company: Company
  practice: Practice
  actors: Actors
  desk: Desk
  /** The present, in milliseconds since 1970. */
  now: number
  via: Via | null
}

/** An incident being told: its story so far, and the moves it is made of. */
export class Telling {
  readonly plan: Plan
  readonly stage: Stage
  readonly random: Random
  readonly story: Story
  readonly #words: Words
  readonly #said = new Set<string>()

  constructor(plan: Plan, stage: Stage, random: Random, number: string | null) {
    this.plan = plan
    this.stage = stage
    this.random = random
    this.story = new Story(stage.practice.record, {
      key: plan.key,
      number,
      at: plan.openedAt,
      until: stage.now,
      via: stage.via,
    })
    const colleague = stage.desk.colleagueOf(plan.requester, plan.site, random)
    this.#words = new Words(random, {
      site: plan.site,
      person: plan.requester,
      colleague,
      openedAt: plan.openedAt,
    })
  }

  fill(text: string): string {
    return this.#words.fill(text)
  }

  get over(): boolean {
    return this.story.over
  }

  /** Critical and high do not wait for office hours. */
  get isUrgent(): boolean {
    return this.plan.byTheClock === true || this.story.row.priority === '1' || this.story.row.priority === '2'
  }

  groupId(name: GroupName): string {
    return this.stage.company.groups[name].id
  }

  actor(person: DemoPerson): Actor {
    return this.stage.actors.of(person)
  }

  /** `minutes` of this person's working time later. */
  later(minutes: number, person: DemoPerson): void {
    const { story } = this
    story.at = this.isUrgent
      ? story.at + minutes * minuteMs
      : addWorking(officeHours(sitePlans[person.site].zone), story.at, minutes)
  }

  /** In the same sitting. */
  soon(fromSeconds = 20, toSeconds = 150): void {
    this.story.at += this.random.between(fromSeconds, toSeconds) * secondMs
  }

  act(
    name: Exclude<Act, 'create' | 'createByMail' | 'edit'>,
    actor: Actor,
    input: Record<string, unknown> = {},
  ): boolean {
    const { commands, gathered } = this.stage.practice
    return this.story.act(commands[name], actor, input, name === 'setParent' ? gathered.noFamily : undefined)
  }

  /** Creating and editing also need to know where a subcategory belongs. */
  classify(name: 'create' | 'createByMail' | 'edit', actor: Actor, input: Record<string, unknown>): boolean {
    const { commands, gathered } = this.stage.practice
    return this.story.act(
      commands[name],
      actor,
      input,
      gathered.classification(input.subcategory ? this.subcategoryId() : undefined),
    )
  }

  categoryId(): string {
    return this.stage.company.idOf('category', this.plan.scenario.category)
  }

  subcategoryId(): string {
    const { category, subcategory } = this.plan.scenario
    return this.stage.company.idOf('category', `${category} › ${subcategory}`)
  }

  /** A text of the first pool that has one not yet used here: nobody says the same thing twice. Null: nothing to say. */
  unsaid(...pools: readonly (readonly string[])[]): string | null {
    for (const pool of pools) {
      const left = pool.filter(text => !this.#said.has(text))
      if (left.length === 0) continue
      const text = this.random.pick(left)
      this.#said.add(text)
      return text
    }
    return null
  }

  /** A public reply with greeting and signature. */
  reply(person: DemoPerson, ...pools: readonly (readonly string[])[]): void {
    const text = this.unsaid(...pools)
    if (text && (this.plan.requester || this.plan.hasChildren))
      this.act('comment', this.actor(person), { body: this.letter(person, text), internal: false })
  }

  letter(person: DemoPerson, text: string): string {
    const { requester } = this.plan
    const own = person.asset.charCodeAt(7) + person.name.length
    const greeting = phrases.greetings[own % phrases.greetings.length] ?? ''
    const signature = phrases.signatures[own % phrases.signatures.length] ?? ''
    const hello = requester ? greeting.replace('{first}', requester.first) : 'Dear colleagues,'
    return `${hello}\n\n${this.fill(text)}\n\n${signature.replace('{agent}', person.name)}`
  }

  /** For colleagues only. */
  note(person: DemoPerson, ...pools: readonly (readonly string[])[]): void {
    const text = this.unsaid(...pools)
    if (text) this.act('comment', this.actor(person), { body: this.fill(text), internal: true })
  }

  /** What the caller writes; by mail when that is how he came. */
  callerSays(...pools: readonly (readonly string[])[]): void {
    const { requester, channel } = this.plan
    const text = this.unsaid(...pools)
    if (!requester || !text) return
    const via = channel === 'mail' || !requester.username ? 'mail' : 'web'
    this.act('comment', this.stage.actors.of(requester, via), {
      body: this.fill(text),
      internal: false,
    })
  }
}
