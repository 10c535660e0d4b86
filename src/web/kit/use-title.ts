import { useEffect } from 'react'
import { t } from '../messages/t.ts'

/** The name of the page in the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? t('app.title', { page: title }) : t('app.name')
  }, [title])
}
