import { IconPencil } from '@tabler/icons-react'
import { usePresent } from '../../api/presence.ts'
import type { RecordData } from '../../api/types.ts'
import { classes } from '../classes.ts'
import { PersonFace } from '../PersonFace.tsx'
import styles from './Presence.module.css'
import { presenceText, writersFirst } from './presence-text.ts'

const mostFaces = 4

/** In the head of a record: the others who have it open, and what they write. */
export function PresenceFaces({ record }: { record: RecordData }) {
  const people = writersFirst(usePresent(record.id))
  const rest = people.length - mostFaces
  return (
    <span className={styles.present}>
      <WritingNow record={record} />
      {people.length > 0 && (
        <span className={styles.faces}>
          {people.slice(0, mostFaces).map(person => (
            <span
              key={person.id}
              className={classes(styles.ring, person.doing !== 'viewing' && styles.writing)}
              role="img"
              aria-label={presenceText(person, record)}
              data-tip={presenceText(person, record)}
            >
              <PersonFace name={person.name} size={24} />
            </span>
          ))}
          {rest > 0 && <span className={styles.rest}>+{rest}</span>}
        </span>
      )}
    </span>
  )
}

/** Who is writing at this moment, in words and announced; `under` stands above the composer where the head has no room. */
export function WritingNow({ record, under = false }: { record: RecordData; under?: boolean }) {
  const [first] = writersFirst(usePresent(record.id)).filter(person => person.doing !== 'viewing')
  return (
    <span className={under ? styles.under : undefined} role={under ? undefined : 'status'}>
      {first && (
        <span className={styles.text}>
          <IconPencil size={14} stroke={1.5} aria-hidden />
          <span className="truncate">{presenceText(first, record)}</span>
        </span>
      )}
    </span>
  )
}
