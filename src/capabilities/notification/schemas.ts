import { type TSchema, Type } from 'typebox'
import { type Channel, channels, type Event, type EventChoices, events } from './events.ts'
import { digests } from './preferences.ts'

export const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values, ...(description ? { description } : {}) })

export const instant = Type.String({ format: 'date-time' })
const moment = Type.Unsafe<Date>({ type: 'string', format: 'date-time' })
const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
export const recordIds = Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 })

const entry = Type.Object({
  id: Type.Integer(),
  reason: oneOf([...events, 'returned']),
  detail: orNull(Type.String()),
  at: moment,
  actor: Type.Object({ id: orNull(Type.String()), name: Type.String() }),
  internal: Type.Boolean(),
  times: Type.Integer({ description: 'How often it happened since one last looked.' }),
  unread: Type.Boolean(),
  snoozedUntil: orNull(moment),
  excerpt: orNull(Type.String({ description: 'The beginning of what was said.' })),
})

const thread = Type.Object({
  record: Type.Object({
    id: Type.String(),
    type: Type.String(),
    number: Type.String(),
    title: Type.String(),
    state: Type.String(),
    stateCategory: Type.String(),
  }),
  at: moment,
  unread: Type.Boolean(),
  muted: Type.Boolean(),
  snoozedUntil: orNull(moment),
  entries: Type.Array(entry),
})

export const inboxPage = Type.Object({ items: Type.Array(thread), next: orNull(Type.String()) })
export const counted = Type.Object({ unread: Type.Integer(), capped: Type.Boolean() })

const clockTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'As in 20:00.' })
const quietHours = orNull(Type.Object({ from: clockTime, until: clockTime }, { additionalProperties: false }))

const strict = { additionalProperties: false }
const named = <T extends TSchema>(names: readonly string[], each: () => T) =>
  Object.fromEntries(names.map(name => [name, each()]))

const byChannel = () =>
  Type.Object(
    named(channels, () => Type.Boolean()),
    strict,
  )
const someChannels = () =>
  Type.Object(
    named(channels, () => Type.Optional(Type.Boolean())),
    strict,
  )

export const preferences = Type.Object({
  events: Type.Unsafe<Record<Event, Record<Channel, boolean>>>(Type.Object(named(events, byChannel), strict)),
  quietHours,
  digest: oneOf(digests),
})

export const preferenceChange = Type.Object(
  {
    events: Type.Optional(
      Type.Unsafe<EventChoices>(
        Type.Object(
          named(events, () => Type.Optional(someChannels())),
          strict,
        ),
      ),
    ),
    quietHours: Type.Optional(quietHours),
    digest: Type.Optional(oneOf(digests)),
  },
  strict,
)
