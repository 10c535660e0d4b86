import { sql } from 'kysely'
import { type Static, Type } from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField } from '../../kernel/problem.ts'
import { oneOf } from './one-of.ts'
import { actingForHimself, setOwnLanguage } from './set-own-language.ts'
import { together } from './together.ts'

const choices = {
  colorScheme: oneOf(['auto', 'light', 'dark']),
  density: oneOf(['dense', 'comfortable', 'roomy']),
  singleKeys: Type.Boolean({ description: 'Shortcuts of a single key.' }),
  undoSeconds: Type.Union([Type.Literal(0), Type.Literal(5), Type.Literal(10)], {
    description: 'How long a public reply can be taken back after sending.',
  }),
  afterVerb: oneOf(['next', 'stay', 'back']),
  keys: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 40 }), {
    maxProperties: 100,
    description: 'Shortcuts of his own, by act; an empty one takes the key away.',
  }),
}
export const preferencesSchema = Type.Object(choices)
export type Preferences = Static<typeof preferencesSchema>

export const defaultPreferences: Preferences = {
  colorScheme: 'auto',
  density: 'comfortable',
  singleKeys: true,
  undoSeconds: 10,
  afterVerb: 'next',
  keys: {},
}

export const preferenceChangeSchema = Type.Object(
  {
    colorScheme: Type.Optional(choices.colorScheme),
    density: Type.Optional(choices.density),
    singleKeys: Type.Optional(choices.singleKeys),
    undoSeconds: Type.Optional(choices.undoSeconds),
    afterVerb: Type.Optional(choices.afterVerb),
    keys: Type.Optional(choices.keys),
    language: Type.Optional(Type.String({ pattern: '^[a-z]{2}(-[A-Za-z]{2,4})?$' })),
    timeZone: Type.Optional(
      Type.String({ maxLength: 64, description: 'A zone of the IANA list: Europe/Paris.' }),
    ),
  },
  { additionalProperties: false },
)
export type PreferenceChange = Static<typeof preferenceChangeSchema>

/** Keeps how a person likes his pages. Language and zone belong to his record and are changed there, by command. */
export async function setPreferences(kernel: Kernel, actor: Actor, change: PreferenceChange): Promise<void> {
  const { language, timeZone, ...kept } = change
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw invalidField('timeZone', 'There is no such time zone.')
  }
  const spoken = { ...(language && { language }), ...(timeZone && { timeZone }) }
  await together(kernel, async inside => {
    if (Object.keys(spoken).length > 0) {
      await execute(inside, {
        actor: actingForHimself(actor),
        command: setOwnLanguage,
        target: actor.id ?? '',
        input: spoken,
      })
    }
    await sql`insert into preference (person_id, value) values (${actor.id}, ${JSON.stringify(kept)}::jsonb)
      on conflict (person_id) do update set value = preference.value || excluded.value`.execute(inside.db)
  })
}

/** A name of the zone list; an offset such as `+02:00` is none: it knows no summer time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
