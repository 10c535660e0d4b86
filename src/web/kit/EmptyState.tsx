import type { ReactNode } from 'react'
import styles from './Notices.module.css'

interface Props {
  icon?: ReactNode
  title: string
  why: string
  action?: ReactNode
}

export function EmptyState({ icon, title, why, action }: Props) {
  return (
    <div className={styles.empty}>
      {icon}
      <h2>{title}</h2>
      <p>{why}</p>
      {action && <div>{action}</div>}
    </div>
  )
}
