import type { ReactNode } from 'react'
import type { Audience } from '../../api/drafts.ts'
import styles from './Composer.module.css'

interface TabProps {
  id: string
  name: Audience
  current: Audience
  onChoose: (name: Audience) => void
  children: ReactNode
}

export function ComposerTab({ id, name, current, onChoose, children }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-${name}`}
      aria-selected={current === name}
      aria-controls={`${id}-panel`}
      className={styles.tab}
      onClick={() => onChoose(name)}
    >
      {children}
    </button>
  )
}
