import { IconPencil } from '@tabler/icons-react'
import { memo } from 'react'
import { usePresent } from '../../api/presence.ts'
import type { RecordData } from '../../api/types.ts'
import { classes } from '../classes.ts'
import { PersonFace } from '../PersonFace.tsx'
import styles from './Presence.module.css'
import { presenceText, writersFirst } from './presence-text.ts'

const mostFaces = 3

/** In a row of a list: who has this record open, before anybody opens it too. */
export const RowPresence = memo(function RowPresence({ record }: { record: RecordData }) {
  const people = writersFirst(usePresent(record.id))
  if (people.length === 0) return null
  const words = people.map(person => presenceText(person, record)).join(', ')
  return (
    <span className={styles.row} role="img" aria-label={words} data-tip={words}>
      {people.slice(0, mostFaces).map(person => (
        <span key={person.id} className={classes(styles.ring, person.doing !== 'viewing' && styles.writing)}>
          <PersonFace name={person.name} size={18} />
        </span>
      ))}
      {people.some(person => person.doing !== 'viewing') && (
        <IconPencil className={styles.pen} size={13} stroke={1.8} aria-hidden />
      )}
    </span>
  )
})
