import { IconDots, IconInbox, IconSearch, IconTarget } from '@tabler/icons-react'
import { useTypes } from '../api/meta.ts'
import { InboxBadge } from '../inbox/InboxBadge.tsx'
import { Menu, type MenuItem } from '../kit/Menu.tsx'
import { t } from '../messages/t.ts'
import { useAddress } from '../router/address.ts'
import { Link } from '../router/Link.tsx'
import { useGo } from '../router/use-page.ts'
import styles from './BottomBar.module.css'
import { listPath } from './paths.ts'
import { useShell } from './shell-context.ts'
import { TypeIcon } from './TypeIcon.tsx'
import { useCanAdminister } from './use-can-administer.ts'

/** The rail's phone twin: within reach of the thumb. */
export function BottomBar() {
  const { pathname } = useAddress()
  const types = useTypes()
  const shell = useShell()
  const go = useGo()
  const canAdminister = useCanAdminister()
  const first = types.filter(type => type.area === 'work').slice(0, 1)
  const rest = types.filter(type => ['work', 'directory'].includes(type.area) && !first.includes(type))
  const more: MenuItem[] = rest.map(type => ({
    id: type.type,
    label: type.labelPlural,
    icon: <TypeIcon icon={type.icon} />,
    onSelect: () => go(listPath(type)),
  }))
  if (canAdminister)
    more.push({ id: 'admin', label: t('nav.admin'), apart: true, onSelect: () => go('/admin') })
  return (
    <nav className={styles.bar} aria-label={t('nav.main')}>
      <Link to="/" aria-current={pathname === '/' ? 'page' : undefined}>
        <IconTarget size={20} stroke={1.5} aria-hidden />
        {t('nav.myWork')}
      </Link>
      <Link to="/inbox" aria-current={pathname === '/inbox' ? 'page' : undefined}>
        <IconInbox size={20} stroke={1.5} aria-hidden />
        <InboxBadge />
        {t('nav.inbox')}
      </Link>
      {first.map(type => (
        <Link
          key={type.type}
          to={listPath(type)}
          aria-current={pathname.startsWith(listPath(type)) ? 'page' : undefined}
        >
          <TypeIcon icon={type.icon} size={20} />
          {type.labelPlural}
        </Link>
      ))}
      <button type="button" onClick={shell.openPalette}>
        <IconSearch size={20} stroke={1.5} aria-hidden />
        {t('nav.search')}
      </button>
      <Menu
        label={t('nav.more')}
        side="end"
        items={more}
        trigger={props => (
          <button type="button" {...props}>
            <IconDots size={20} stroke={1.5} aria-hidden />
            {t('nav.more')}
          </button>
        )}
      />
    </nav>
  )
}
