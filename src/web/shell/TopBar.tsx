import { IconPlus, IconSearch } from '@tabler/icons-react'
import type { TypeMeta } from '../api/types.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { inSentence } from '../messages/in-sentence.ts'
import { t } from '../messages/t.ts'
import { keyText } from './acts.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { useShell } from './shell-context.ts'
import { TimerChip } from './TimerChip.tsx'
import styles from './TopBar.module.css'
import { useIsPhone } from './use-is-phone.ts'

export function TopBar({ creatable }: { creatable: TypeMeta | null }) {
  const shell = useShell()
  const isPhone = useIsPhone()
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={shell.openPalette}>
        <IconSearch size={16} stroke={1.5} aria-hidden />
        <span className="truncate">{t('nav.searchOrJump')}</span>
        <kbd>{keyText('mod+k')}</kbd>
      </button>
      <span className={styles.space} />
      <TimerChip />
      {creatable && <CreateButton type={creatable} isPhone={isPhone} />}
      <PersonMenu className={styles.face} />
    </header>
  )
}

function CreateButton({ type, isPhone }: { type: TypeMeta; isPhone: boolean }) {
  const shell = useShell()
  const label = t('create.new', { type: inSentence(type.label) })
  const icon = <IconPlus size={16} stroke={1.5} aria-hidden />
  return isPhone ? (
    <IconButton label={label} onClick={() => shell.openCreate(type)}>
      {icon}
    </IconButton>
  ) : (
    <Button small onClick={() => shell.openCreate(type)} data-tip={label} data-tip-key="C">
      {icon}
      {t('action.create')}
    </Button>
  )
}
