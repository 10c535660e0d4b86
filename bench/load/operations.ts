import type { Random } from '../text/random.ts'
import { topics, usual } from '../text/vocabulary.ts'
import { rareName, type Writer } from '../text/writer.ts'

export interface BenchRequest {
  method: 'GET' | 'POST'
  path: string
  body?: unknown
}

/** What requests are made from: the data that was filled in, and what the run itself created. */
export interface Material {
  size: number
  random: Random
  writer: Writer
  group: { id: string; name: string }
  person: string
  service: string
  /** A subcategory; its category is known to the server. */
  subcategory: string
  /** Incidents the run created, each taken once by an operation. */
  created: string[]
  held: string[]
}

export interface Operation {
  name: string
  kind: 'read' | 'write'
  /** The next request, or null when there is nothing left to do it to. */
  next: (material: Material) => BenchRequest | null
  /** What became of it, for the operations that follow. */
  done?: (material: Material, id: string) => void
}

const list = (q: string): BenchRequest => ({
  method: 'GET',
  path: `/api/v1/incidents?q=${encodeURIComponent(q)}&sort=${encodeURIComponent('priority,-updatedAt')}&limit=50`,
})

export const combinedFilter = ({ group }: Pick<Material, 'group'>): string =>
  `is:open group:"${group.name}" priority:2,3 -assignee:none`

/** Common, middling and rare words alike: of the first kind every third incident has one. */
export function searchWord({ next, below, chance, pick }: Random): string {
  if (chance(0.2)) return rareName(Math.floor(30_000 ** next()))
  if (chance(0.5)) return pick(topics[below(topics.length)] ?? usual)
  return usual[Math.floor((usual.length + 1) ** next()) - 1] ?? 'user'
}

const search = (words: string): BenchRequest => ({
  method: 'GET',
  path: `/api/v1/search?q=${encodeURIComponent(words)}`,
})

const act = (id: string | undefined, command: string, body: unknown): BenchRequest | null =>
  id === undefined ? null : { method: 'POST', path: `/api/v1/incidents/${id}/${command}`, body }

export const operations: readonly Operation[] = [
  {
    name: 'read one',
    kind: 'read',
    next: ({ size, random }) => ({
      method: 'GET',
      path: `/api/v1/incidents/INC${String(1 + random.below(size)).padStart(7, '0')}`,
    }),
  },
  { name: 'queue: list of 50', kind: 'read', next: () => list('is:active') },
  {
    name: 'combined filter: list of 50',
    kind: 'read',
    next: material => list(combinedFilter(material)),
  },
  {
    name: 'count of the queue',
    kind: 'read',
    next: () => ({ method: 'GET', path: '/api/v1/incidents/count?q=is%3Aactive' }),
  },
  { name: 'search, one word', kind: 'read', next: ({ random }) => search(searchWord(random)) },
  {
    name: 'search, two words',
    kind: 'read',
    next: ({ random }) => search(`${searchWord(random)} ${searchWord(random)}`),
  },
  {
    name: 'create',
    kind: 'write',
    next: ({ writer, random, person, group, service, subcategory }) => {
      const topic = writer.topic()
      return {
        method: 'POST',
        path: '/api/v1/incidents',
        body: {
          title: writer.title(topic),
          description: writer.description(topic),
          requester: person,
          group: group.id,
          service,
          subcategory,
          impact: random.pick(['2', '3']),
          urgency: random.pick(['2', '3']),
        },
      }
    },
    done: (material, id) => material.created.push(id),
  },
  {
    name: 'update with comment',
    kind: 'write',
    next: ({ created, writer }) =>
      act(created.shift(), 'hold', { holdReason: 'caller', comment: writer.reply(writer.topic()) }),
    done: (material, id) => material.held.push(id),
  },
  {
    name: 'resolve',
    kind: 'write',
    next: ({ held, writer }) =>
      act(held.shift(), 'resolve', { closureCode: 'solved', closureNotes: writer.reply(writer.topic()) }),
  },
]
