import type { ButtonHTMLAttributes, Ref } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export type ButtonTone = 'default' | 'primary' | 'danger' | 'note' | 'ghost'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: ButtonTone
  small?: boolean
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  tone = 'default',
  small,
  busy,
  className,
  type = 'button',
  disabled,
  ...rest
}: Props) {
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={buttonClass(tone, small, className)}
    />
  )
}

export function buttonClass(tone: ButtonTone = 'default', small = false, extra?: string): string {
  return classes(styles.button, tone !== 'default' && styles[tone], small && styles.small, extra)
}

interface IconButtonProps extends Props {
  label: string
  shortcut?: string
}

/** A button that shows only a picture: its name is the tooltip and what a screen reader says. */
export function IconButton({ label, shortcut, className, tone = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      tone={tone}
      aria-label={label}
      data-tip={label}
      data-tip-key={shortcut}
      className={classes(styles.icon, className)}
    />
  )
}
