import { IconAlertTriangle, IconMessage, IconPaperclip } from '@tabler/icons-react'
import { type MessageKey, t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { RelativeTime } from '../RelativeTime.tsx'
import styles from './Composer.module.css'
import type { SecretKind, Warning } from './send-warnings.ts'

const secrets: Record<SecretKind, MessageKey> = {
  card: 'warn.card',
  privateKey: 'warn.privateKey',
  password: 'warn.password',
  accessKey: 'warn.accessKey',
}
const icon = { size: 18, stroke: 1.5, 'aria-hidden': true }
const longestQuote = 280

interface Props {
  warnings: Warning[]
  onSend: () => void
  onBack: () => void
}

/** One last look: what speaks against sending this now. */
export function WarnDialog({ warnings, onSend, onBack }: Props) {
  return (
    <Dialog title={t('warn.title')} onClose={onBack}>
      <ul className={styles.warnings}>
        {warnings.map(warning => (
          <li key={keyOf(warning)}>
            <WarningLine warning={warning} />
          </li>
        ))}
      </ul>
      <div className={styles.choice}>
        <Button onClick={onSend}>{t('warn.sendAnyway')}</Button>
        <Button tone="primary" data-autofocus onClick={onBack}>
          {t('warn.keepWriting')}
        </Button>
      </div>
    </Dialog>
  )
}

function WarningLine({ warning }: { warning: Warning }) {
  if (warning.kind === 'file')
    return (
      <>
        <IconPaperclip {...icon} />
        <span>{t('composer.fileMissing')}</span>
      </>
    )
  if (warning.kind === 'secret')
    return (
      <>
        <IconAlertTriangle {...icon} />
        <span>{t(secrets[warning.secret.kind], { hint: warning.secret.hint })}</span>
      </>
    )
  const { by, at, text } = warning.said
  return (
    <>
      <IconMessage {...icon} />
      <span>
        {t('warn.newer', { name: by })} <RelativeTime at={at} />
        <q>{text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}</q>
      </span>
    </>
  )
}

const keyOf = (warning: Warning): string =>
  warning.kind === 'newer'
    ? `newer ${warning.said.seq}`
    : warning.kind === 'secret'
      ? `${warning.secret.kind} ${warning.secret.hint}`
      : warning.kind
