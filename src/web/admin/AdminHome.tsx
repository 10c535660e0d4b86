// The way to everything an administrator sets: record types place themselves, a search finds the rest.
import { useState } from 'react'
import { useTypes } from '../api/meta.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { TextField } from '../kit/field/TextField.tsx'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { TypeIcon } from '../shell/TypeIcon.tsx'
import styles from './Admin.module.css'
import { type Place, placeGroups, useIsOverseer } from './places.ts'

export function AdminHome() {
  const types = useTypes()
  const isOverseer = useIsOverseer()
  const [words, setWords] = useState('')
  useTitle(t('nav.admin'))
  const groups = placeGroups(types, isOverseer)
    .map(group => ({ ...group, places: group.places.filter(place => fits(place, words)) }))
    .filter(group => group.places.length > 0)
  return (
    <div className={styles.page}>
      <h1>{t('nav.admin')}</h1>
      <p className={styles.lead}>{t('admin.lead')}</p>
      <div className={styles.find}>
        <TextField
          label={t('admin.find')}
          type="search"
          value={words}
          onChange={event => setWords(event.target.value)}
        />
      </div>
      {groups.length === 0 && <EmptyState title={t('admin.findNothing')} why={t('admin.findNothingWhy')} />}
      {groups.map(group => (
        <section key={group.name} className={styles.group} aria-label={t(group.name)}>
          <h2>{t(group.name)}</h2>
          <div className={styles.places}>
            {group.places.map(place => (
              <Link key={place.to} to={place.to} className={styles.place}>
                <TypeIcon icon={place.icon} size={20} />
                <span>
                  <b>{place.label}</b>
                  {place.hint}
                </span>
              </Link>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

/** Every word typed stands somewhere: in the name, the hint or the fields that can be set there. */
function fits(place: Place, words: string): boolean {
  const text = [place.label, place.hint, ...place.words].join(' ').toLocaleLowerCase()
  return words
    .toLocaleLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}
