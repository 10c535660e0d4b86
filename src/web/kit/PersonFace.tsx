import styles from './Marks.module.css'

/** Initials on a hue that stays with the name, so that a face is found again at a glance. */
export function PersonFace({ name, size = 20 }: { name: string; size?: number }) {
  const hue = hueOf(name)
  return (
    <span
      className={styles.face}
      aria-hidden="true"
      data-initials={initialsOf(name)}
      style={{
        width: size,
        height: size,
        fontSize: Math.max(8.5, size * 0.42),
        '--face': `light-dark(oklch(0.92 0.045 ${hue}), oklch(0.36 0.06 ${hue}))`,
        '--face-text': `light-dark(oklch(0.36 0.08 ${hue}), oklch(0.93 0.04 ${hue}))`,
      }}
    />
  )
}

export function PersonName({ name, size = 20 }: { name: string; size?: number }) {
  return (
    <span className={styles.person}>
      <PersonFace name={name} size={size} />
      <span className="truncate">{name}</span>
    </span>
  )
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = words[0]?.[0] ?? '?'
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''
  return (first + last).toUpperCase()
}

function hueOf(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 3600
  return sum / 10
}
