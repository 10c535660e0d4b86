import { useEffect } from 'react'
import { t } from '../messages/t.ts'

let page = ''
let count = 0

function show(): void {
  document.title = `${count > 0 ? `(${count}) ` : ''}${page ? t('app.title', { page }) : t('app.name')}`
}

/** The name of the page in the browser's tab. */
export function useTitle(title: string): void {
  useEffect(() => {
    page = title
    show()
  }, [title])
}

/** How much is new, before the name. */
export function setTitleCount(next: number): void {
  count = next
  show()
}
