import {
  IconBulb,
  IconGauge,
  IconInbox,
  IconLayoutSidebar,
  IconSettings,
  IconTarget,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTypes } from '../api/meta.ts'
import { InboxBadge } from '../inbox/InboxBadge.tsx'
import { classes } from '../kit/classes.ts'
import { t } from '../messages/t.ts'
import { useAddress } from '../router/address.ts'
import { Link } from '../router/Link.tsx'
import { Brand } from './Brand.tsx'
import { listPath } from './paths.ts'
import styles from './Rail.module.css'
import { TypeIcon } from './TypeIcon.tsx'
import { useCanAdminister } from './use-can-administer.ts'

const remembered = 'steward.rail'

export function Rail() {
  const types = useTypes()
  const canAdminister = useCanAdminister()
  const [slim, setSlim] = useState(localStorage.getItem(remembered) === 'slim')
  const toggle = () => {
    localStorage.setItem(remembered, slim ? 'wide' : 'slim')
    setSlim(!slim)
  }
  const directory = types.filter(type => type.area === 'directory')
  return (
    <nav className={classes(styles.rail, slim && styles.slim)} aria-label={t('nav.main')}>
      <Link to="/" className={styles.brand} aria-label={t('nav.home')}>
        <Brand />
        <span>{t('app.name')}</span>
      </Link>
      <RailLink
        to="/"
        exact
        slim={slim}
        label={t('nav.myWork')}
        icon={<IconTarget size={16} stroke={1.5} />}
      />
      <RailLink
        to="/inbox"
        slim={slim}
        label={t('nav.inbox')}
        icon={<IconInbox size={16} stroke={1.5} aria-hidden />}
        badge={<InboxBadge />}
      />
      {types
        .filter(type => type.area === 'work')
        .map(type => (
          <RailLink
            key={type.type}
            to={listPath(type)}
            slim={slim}
            label={type.labelPlural}
            icon={<TypeIcon icon={type.icon} />}
          />
        ))}
      {types.some(type => type.type === 'article' && type.fields.some(field => field.internal)) && (
        <RailLink
          to="/knowledge"
          slim={slim}
          label={t('knowledge.title')}
          icon={<IconBulb size={16} stroke={1.5} aria-hidden />}
        />
      )}
      {types.some(type => type.type === 'agreement') && (
        <RailLink
          to="/service-levels"
          slim={slim}
          label={t('nav.serviceLevels')}
          icon={<IconGauge size={16} stroke={1.5} aria-hidden />}
        />
      )}
      {directory.length > 0 && <div className={styles.heading}>{t('nav.directory')}</div>}
      {directory.map(type => (
        <RailLink
          key={type.type}
          to={listPath(type)}
          slim={slim}
          label={type.labelPlural}
          icon={<TypeIcon icon={type.icon} />}
        />
      ))}
      <div className={styles.foot}>
        {canAdminister && (
          <RailLink
            to="/admin"
            slim={slim}
            label={t('nav.admin')}
            icon={<IconSettings size={16} stroke={1.5} aria-hidden />}
          />
        )}
        <button
          type="button"
          className={styles.item}
          onClick={toggle}
          aria-pressed={slim}
          aria-label={slim ? t('nav.expand') : t('nav.collapse')}
          data-tip={slim ? t('nav.expand') : undefined}
        >
          <IconLayoutSidebar size={16} stroke={1.5} aria-hidden />
          <span>{t('nav.collapse')}</span>
        </button>
      </div>
    </nav>
  )
}

interface RailLinkProps {
  to: string
  label: string
  icon: ReactNode
  slim: boolean
  badge?: ReactNode
  exact?: boolean
}

function RailLink({ to, label, icon, slim, badge, exact = false }: RailLinkProps) {
  const { pathname } = useAddress()
  const here = exact ? pathname === to : pathname === to || pathname.startsWith(`${to}/`)
  return (
    <Link
      to={to}
      className={styles.item}
      aria-current={here ? 'page' : undefined}
      aria-label={slim ? label : undefined}
      data-tip={slim ? label : undefined}
    >
      {icon}
      <span>{label}</span>
      {badge}
    </Link>
  )
}
