import styles from './Notices.module.css'

interface Props {
  width?: number | string
  height?: number
}

/** A grey stand-in with the size of what is coming. */
export function Skeleton({ width = '100%', height = 14 }: Props) {
  return <span className={styles.bone} style={{ width, height }} aria-hidden />
}
