import { IconMapOff } from '@tabler/icons-react'
import { buttonClass } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'

export function NotFound() {
  return (
    <EmptyState
      isWholePage
      icon={<IconMapOff size={20} stroke={1.5} aria-hidden />}
      title={t('notFound.title')}
      why={t('notFound.why')}
      action={
        <Link to="/" className={buttonClass()}>
          {t('notFound.home')}
        </Link>
      }
    />
  )
}
