import { useMacros } from '../../api/macros.ts'
import { useTypeByName } from '../../api/meta.ts'
import type { TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { readText } from '../field/field-value.ts'
import { type Choice, Picker } from '../field/Picker.tsx'
import type { Question } from './asking.ts'

interface Props {
  type: TypeMeta
  question: Question & { kind: 'menu' }
  /** With what is asked next: of the command, or the preview of the macro. */
  onPick: (next: Question & { kind: 'command' | 'merge' | 'macro' }) => void
}

/** What can be done, found by typing: commands first, then the macros this person may run. */
export function VerbMenu({ type, question, onPick }: Props) {
  const isKnown = useTypeByName('macro') !== null
  const found = useMacros(type, isKnown && question.withMacros)
  const macros = question.withMacros ? (found.data?.items ?? []) : []
  const choices: Choice[] = [
    ...question.commands.map(command => ({ value: command.name, label: command.label })),
    ...macros.map(macro => ({ value: macro.id, label: readText(macro, 'name'), hint: t('macro.kind') })),
  ]
  return (
    <Picker
      label={question.title}
      choices={choices}
      selected={[]}
      loading={found.isLoading}
      onPick={({ value }) => {
        const command = question.commands.find(candidate => candidate.name === value)
        const macro = macros.find(candidate => candidate.id === value)
        if (command) onPick({ kind: command.name === 'merge' ? 'merge' : 'command', command })
        else if (macro) onPick({ kind: 'macro', macro })
      }}
    />
  )
}
