// Macros of the record that is open: a button, and a line each in the palette and behind the key for all actions. Nothing runs unseen.
import { IconBolt } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useMacros } from '../../api/macros.ts'
import { useTypeByName } from '../../api/meta.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { type Act, useActs } from '../../shell/acts.ts'
import { IconButton } from '../Button.tsx'
import { asRef, readText } from '../field/field-value.ts'
import { Picker } from '../field/Picker.tsx'
import { Popover } from '../Popover.tsx'
import { MacroDialog } from './MacroDialog.tsx'

interface Props {
  type: TypeMeta
  record: RecordData
}

export function MacroMenu({ type, record }: Props) {
  const isKnown = useTypeByName('macro') !== null
  const mayAct = record.abilities.edit === true || record.abilities.comment === true
  const macros = useMacros(type, isKnown && mayAct).data?.items ?? []
  return mayAct && macros.length > 0 ? <Offered type={type} record={record} macros={macros} /> : null
}

function Offered({ type, record, macros }: Props & { macros: RecordData[] }) {
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<RecordData | null>(null)
  const anchor = useRef<HTMLButtonElement>(null)
  const group = t('acts.record')
  const acts: Act[] = macros.map(macro => ({
    id: `record-macro-${macro.id}`,
    label: t('macro.act', { name: readText(macro, 'name') }),
    group,
    run: () => setChosen(macro),
  }))
  useActs('panel', acts)
  return (
    <>
      <IconButton
        small
        ref={anchor}
        label={t('macro.run')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(was => !was)}
      >
        <IconBolt size={16} stroke={1.5} aria-hidden />
      </IconButton>
      <Popover anchor={anchor} open={open} onClose={() => setOpen(false)} side="end" label={t('macro.run')}>
        <Picker
          label={t('macro.find')}
          choices={macros.map(macro => {
            const of = asRef(macro.group)
            return { value: macro.id, label: readText(macro, 'name'), ...(of ? { hint: of.name } : {}) }
          })}
          selected={[]}
          onPick={choice => {
            setOpen(false)
            setChosen(macros.find(macro => macro.id === choice.value) ?? null)
          }}
        />
      </Popover>
      {chosen && <MacroDialog type={type} record={record} macro={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
