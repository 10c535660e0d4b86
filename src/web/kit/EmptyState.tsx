import type { ReactNode } from 'react'
import styles from './Notices.module.css'

interface Props {
  icon?: ReactNode
  title: string
  why: string
  action?: ReactNode
  /** It is all there is at this address. */
  isWholePage?: boolean
}

export function EmptyState({ icon, title, why, action, isWholePage = false }: Props) {
  const Heading = isWholePage ? 'h1' : 'h2'
  return (
    <div className={styles.empty}>
      {icon}
      <Heading>{title}</Heading>
      <p>{why}</p>
      {action && <div>{action}</div>}
    </div>
  )
}
