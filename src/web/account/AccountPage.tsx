import { useMe } from '../api/me.ts'
import { useTitle } from '../kit/use-title.ts'
import { t } from '../messages/t.ts'
import styles from './Account.module.css'
import { KeySection } from './KeySection.tsx'
import { NotificationSection } from './NotificationSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { PreferenceSection } from './PreferenceSection.tsx'
import { SessionSection } from './SessionSection.tsx'
import { TokenSection } from './TokenSection.tsx'
import { TotpSection } from './TotpSection.tsx'

export function AccountPage() {
  const me = useMe()
  useTitle(t('nav.account'))
  return (
    <div className={styles.page}>
      <h1>{t('nav.account')}</h1>
      <p>
        {me.name} · {me.email}
      </p>
      <PreferenceSection />
      <NotificationSection />
      {me.isStaff && <KeySection />}
      <PasswordSection />
      <TotpSection />
      <SessionSection />
      <TokenSection />
    </div>
  )
}
