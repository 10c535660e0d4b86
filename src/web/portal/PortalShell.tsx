// The room for everyone: one column, large type, plain words.
import type { ReactNode } from 'react'
import { PortalBell } from '../inbox/PortalBell.tsx'
import { classes } from '../kit/classes.ts'
import { t } from '../messages/t.ts'
import { useAddress } from '../router/address.ts'
import { Link } from '../router/Link.tsx'
import { Brand } from '../shell/Brand.tsx'
import { LiveRecords } from '../shell/LiveRecords.tsx'
import { OfflineBar } from '../shell/OfflineBar.tsx'
import { PersonMenu } from '../shell/PersonMenu.tsx'
import shell from '../shell/WorkspaceShell.module.css'
import styles from './Portal.module.css'

export function PortalShell({ children }: { children: ReactNode }) {
  const { pathname } = useAddress()
  return (
    <div className={styles.portal}>
      <a className={shell.skip} href="#content">
        {t('nav.skip')}
      </a>
      <header className={styles.bar}>
        <div>
          <Link to="/portal" className={styles.brand} aria-label={t('portal.home')}>
            <Brand size={28} />
            <span>{t('app.name')}</span>
          </Link>
          <nav aria-label={t('nav.main')}>
            <Link
              to="/portal/tickets"
              className={styles.link}
              aria-current={pathname.startsWith('/portal/tickets') ? 'page' : undefined}
            >
              {t('portal.myRequests')}
            </Link>
            <Link
              to="/portal/articles"
              className={classes(styles.link, styles.wide)}
              aria-current={pathname.startsWith('/portal/articles') ? 'page' : undefined}
            >
              {t('portal.articles')}
            </Link>
            <Link
              to="/portal/new"
              className={classes(styles.link, styles.wide)}
              aria-current={pathname === '/portal/new' ? 'page' : undefined}
            >
              {t('portal.report')}
            </Link>
          </nav>
          <span className={styles.space} />
          <PortalBell className={styles.face} />
          <PersonMenu className={styles.face} portal />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        {children}
      </main>
      <LiveRecords />
      <OfflineBar />
    </div>
  )
}
