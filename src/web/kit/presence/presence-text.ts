import type { Present } from '../../api/presence.ts'
import type { RecordData } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { asRef } from '../field/field-value.ts'

/** `Ben is typing a reply`. Whoever asked for help does not reply to himself: he is writing. */
export function presenceText(person: Present, record: RecordData): string {
  const name = person.name.split(' ')[0] ?? person.name
  if (person.doing === 'viewing') return t('presence.viewing', { name })
  if (person.doing === 'note') return t('presence.note', { name })
  return asRef(record.requester)?.id === person.id
    ? t('presence.requester', { name })
    : t('presence.reply', { name })
}

/** Those who write come first: they are who might collide. */
export const writersFirst = (people: Present[]): Present[] =>
  people.toSorted((a, b) => Number(a.doing === 'viewing') - Number(b.doing === 'viewing'))
