import { classes } from '../../kit/classes.ts'
import styles from './Mail.module.css'
import { dispositionWord, toneOf } from './mail-words.ts'

const tones = { good: styles.good, bad: styles.bad, plain: styles.plain }

export function DispositionMark({ disposition }: { disposition: string }) {
  return (
    <span className={classes(styles.mark, tones[toneOf(disposition)])}>{dispositionWord(disposition)}</span>
  )
}
