import type { HistoricComment, HistoricFact, HistoricRecord } from '../../src/kernel/record/load-history.ts'
import { historicId } from '../../src/kernel/record/load-history.ts'
import type { Random } from '../text/random.ts'
import { Writer } from '../text/writer.ts'
import { type Company, type Named, restrictedGroup } from './company.ts'

const hourMs = 3_600_000
const spanMs = 730 * 24 * hourMs
const activeShare = 0.02
const leastActive = 300
const closureCodes = ['solved', 'solved', 'solved_workaround', 'solved_by_caller', 'not_reproducible']
const channels = ['web', 'web', 'phone', 'mail', 'mail', 'monitoring']

type State = 'new' | 'in_progress' | 'on_hold' | 'resolved' | 'closed' | 'cancelled'

/** How many of `size` incidents are still worked on. */
export const activeOf = (size: number): number => Math.max(leastActive, Math.round(size * activeShare))

/** Tells of incidents of the last 24 months, from the oldest to the newest. */
export class Histories {
  readonly #size: number
  readonly #company: Company
  readonly #random: Random
  readonly #writer: Writer
  readonly #endMs: number

  constructor(size: number, company: Company, random: Random, endMs: number) {
    this.#size = size
    this.#company = company
    this.#random = random
    this.#writer = new Writer(random)
    this.#endMs = endMs
  }

  /** The incident at this place in the order of opening. */
  at(place: number): HistoricRecord {
    const { pick, chance, below, next } = this.#random
    const company = this.#company
    const topic = this.#writer.topic()
    const created = this.#endMs - Math.round(((this.#size - place - next()) / this.#size) * spanMs)
    const state = this.#stateAt(place)
    const requester = pick(company.requesters)
    const group = company.groups[topic % company.groups.length] ?? pick(company.groups)
    const agent = pick(company.agents)
    const category = pick(company.categories)
    const title = this.#writer.title(topic)
    const comments = this.#comments(topic, created, agent)
    const facts = [opened(created, requester, title), ...comments.map(comment => commented(comment))]
    const isEnded = state === 'resolved' || state === 'closed'
    const resolvedAt = isEnded ? new Date(lastOf(facts, created) + hours(next(), 40)) : null
    const ended = { resolvedAt, closureCode: pick(closureCodes), agent }
    if (resolvedAt) facts.push(resolved(resolvedAt, ended))
    return {
      type: 'incident',
      id: historicId(new Date(created)),
      number: `INC${String(place + 1).padStart(7, '0')}`,
      facts,
      comments,
      values: {
        title,
        description: this.#writer.description(topic),
        state,
        priority: pick(['2', '3', '3', '4', '4', '4', '4', '5', ...(chance(0.1) ? ['1'] : [])]),
        assignee: state === 'new' && chance(0.7) ? null : agent.id,
        group: chance(0.95) ? group.id : null,
        requester: requester.id,
        openedBy: chance(0.5) ? requester.id : agent.id,
        service: chance(0.6) ? pick(company.services).id : null,
        channel: pick(channels),
        watchers: chance(0.1) ? [pick(company.requesters).id] : [],
        restrictedTo: chance(0.01) ? [company.groups[restrictedGroup]?.id ?? group.id] : [],
        createdAt: new Date(created),
        updatedAt: new Date(lastOf(facts, created)),
        resolvedAt,
        closedAt: state === 'closed' ? resolvedAt : null,
        lastWordBy: comments.length > 0 ? 'staff' : null,
        impact: pick(['2', '3', '3']),
        urgency: pick(['1', '2', '3', '3']),
        category: category.id,
        subcategory: chance(0.6) ? pick(category.subcategories).id : null,
        location: chance(0.5) ? pick(company.locations).id : null,
        holdReason: state === 'on_hold' ? pick(['caller', 'vendor', 'change']) : null,
        closureCode: isEnded ? ended.closureCode : null,
        closureNotes: isEnded ? this.#writer.reply(topic) : null,
        resolvedBy: isEnded ? agent.id : null,
        reassignmentCount: below(3) === 0 ? 1 : 0,
      },
    }
  }

  /** Most of what is active is young; some old ones linger. */
  #stateAt(place: number): State {
    const { chance, pick } = this.#random
    const age = this.#size - place
    const active = activeOf(this.#size)
    const isActive = age < 2 * active ? chance(0.45) : age < 22 * active && chance(0.005)
    if (isActive) return pick(['new', 'in_progress', 'in_progress', 'on_hold'])
    if (chance(0.04)) return 'cancelled'
    return age < 6 * active && chance(0.5) ? 'resolved' : 'closed'
  }

  /** None, one or two: one on average. */
  #comments(topic: number, created: number, agent: Named): HistoricComment[] {
    const { next, below, chance } = this.#random
    let at = created
    return Array.from({ length: below(3) }, () => {
      at += hours(next(), 20)
      return {
        id: historicId(new Date(at)),
        at: new Date(at),
        authorId: agent.id,
        authorName: agent.name,
        body: this.#writer.reply(topic),
        internal: chance(0.3),
      }
    })
  }
}

const hours = (draw: number, most: number): number => Math.round((0.1 + draw * most) * hourMs)

const lastOf = (facts: readonly HistoricFact[], created: number): number =>
  facts.at(-1)?.at.getTime() ?? created

const opened = (created: number, by: Named, title: string): HistoricFact => ({
  at: new Date(created),
  fact: 'incident.created',
  actorId: by.id,
  actorName: by.name,
  changes: {
    title: { from: null, to: title },
    requester: { from: null, to: by.id },
    impact: { from: null, to: '3' },
    urgency: { from: null, to: '3' },
    priority: { from: null, to: '5' },
    state: { from: null, to: 'new' },
  },
})

const commented = (comment: HistoricComment): HistoricFact => ({
  at: comment.at,
  fact: 'incident.commented',
  actorId: comment.authorId,
  actorName: comment.authorName,
  internal: comment.internal ?? false,
  data: { comment: comment.id },
})

const resolved = (at: Date, { closureCode, agent }: { closureCode: string; agent: Named }): HistoricFact => ({
  at,
  fact: 'incident.resolved',
  actorId: agent.id,
  actorName: agent.name,
  changes: {
    state: { from: 'in_progress', to: 'resolved' },
    closureCode: { from: null, to: closureCode },
    resolvedBy: { from: null, to: agent.id },
    resolvedAt: { from: null, to: at.toISOString() },
  },
})
