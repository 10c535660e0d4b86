// Who called and what else he called about: what an agent wants to know before he picks up the phone.
import { IconEye, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { type CallerContext, useCallerContext } from '../api/incident.ts'
import { useTypeByName } from '../api/meta.ts'
import type { RecordData } from '../api/types.ts'
import type { PanelProps } from '../extras.tsx'
import { Button } from '../kit/Button.tsx'
import { asRef, readText } from '../kit/field/field-value.ts'
import { PersonFace } from '../kit/PersonFace.tsx'
import { RelativeTime } from '../kit/RelativeTime.tsx'
import pageStyles from '../kit/record/RecordPage.module.css'
import { timeIn } from '../kit/time.ts'
import { VipSign } from '../kit/VipMark.tsx'
import { type MessageKey, t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { recordPath } from '../shell/paths.ts'
import styles from './Incident.module.css'
import { IncidentLink } from './IncidentLink.tsx'
import { RequesterView } from './RequesterView.tsx'

export function CallerPanel({ type, record }: PanelProps) {
  const context = useCallerContext(record)
  const [looking, setLooking] = useState(false)
  const { caller, open = [], recent = [], calls = 0 } = context.data ?? {}
  if (!caller) return null
  return (
    <section className={pageStyles.group} aria-label={t('caller.title')}>
      <header>
        <h2>{t('caller.title')}</h2>
        <Button small tone="ghost" onClick={() => setLooking(true)}>
          <IconEye size={15} stroke={1.5} aria-hidden />
          {t('caller.viewAs')}
        </Button>
      </header>
      <Person caller={caller} />
      <p className={styles.calls}>{t('caller.calls', { count: calls })}</p>
      <Lines label="caller.open" items={open} type={type} />
      <Lines label="caller.recent" items={recent} type={type} />
      {looking && <RequesterView type={type} record={record} onClose={() => setLooking(false)} />}
    </section>
  )
}

function Person({ caller }: { caller: RecordData }) {
  const people = useTypeByName('person')
  const name = readText(caller, 'name')
  const phone = readText(caller, 'phone')
  const zone = readText(caller, 'timeZone')
  const time = zone && timeIn(zone)
  const place = [asRef(caller.department)?.name, asRef(caller.location)?.name].filter(Boolean).join(' · ')
  const manager = asRef(caller.manager)
  return (
    <div className={styles.person}>
      <PersonFace name={name} size={36} />
      <div>
        <p className={styles.name}>
          {people ? <Link to={recordPath(people, caller)}>{name}</Link> : name}
          {caller.vip === true && <VipSign />}
        </p>
        {readText(caller, 'title') && <p>{readText(caller, 'title')}</p>}
        {place && <p>{place}</p>}
        {manager && <p>{t('caller.manager', { name: manager.name })}</p>}
        {time && <p className="tabular">{t('caller.localTime', { time })}</p>}
        {phone && (
          <p>
            <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={styles.phone}>
              <IconPhone size={14} stroke={1.5} aria-hidden />
              {phone}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}

interface LinesProps {
  label: MessageKey
  items: CallerContext['open']
  type: PanelProps['type']
}

function Lines({ label, items, type }: LinesProps) {
  if (items.length === 0) return null
  return (
    <>
      <h3 className={styles.under}>{t(label, { count: items.length })}</h3>
      <ul>
        {items.map(item => (
          <li key={item.id} className={pageStyles.listed}>
            <IncidentLink type={type} incident={item} />
            <small className={styles.end}>
              <RelativeTime at={item.createdAt} />
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}
