import { IconX } from '@tabler/icons-react'
import { t } from '../messages/t.ts'
import { useLocale } from '../messages/use-language.ts'
import { Button, IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Toasts.module.css'
import { dismissToast, useToasts } from './toast.ts'

export function Toasts() {
  const toasts = useToasts()
  useLocale()
  return (
    <section className={styles.stack} aria-live="polite" aria-label={t('toast.region')}>
      {toasts.map(toast => (
        <div key={toast.id} className={classes(styles.toast, toast.tone === 'danger' && styles.danger)}>
          <div className={styles.text}>
            {toast.text}
            {toast.detail && <small>{toast.detail}</small>}
          </div>
          {toast.action && (
            <Button
              small
              onClick={() => {
                toast.action?.run()
                dismissToast(toast.id)
              }}
            >
              {toast.action.label}
            </Button>
          )}
          <IconButton small label={t('toast.dismiss')} onClick={() => dismissToast(toast.id)}>
            <IconX size={16} stroke={1.5} aria-hidden />
          </IconButton>
        </div>
      ))}
    </section>
  )
}
