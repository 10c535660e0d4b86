// How a list is shown: its groups, its order, its columns and the height of its rows.
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useSavePreferences } from '../../api/me.ts'
import type { Density, TypeMeta } from '../../api/types.ts'
import { type MessageKey, t } from '../../messages/t.ts'
import { IconButton } from '../Button.tsx'
import { SelectField } from '../field/TextField.tsx'
import { Popover } from '../Popover.tsx'
import { showProblem } from '../toast.ts'
import { ColumnChooser } from './ColumnChooser.tsx'
import styles from './Display.module.css'
import { groupableFields } from './grouping.ts'
import { mostKeys, type SortKey, sortKeys, sortText } from './sorting.ts'
import type { ListState } from './use-list-state.ts'

interface Props {
  type: TypeMeta
  state: ListState
}

export function DisplayButton({ type, state }: Props) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  return (
    <>
      <IconButton
        small
        ref={anchor}
        label={t('display.title')}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(was => !was)}
      >
        <IconAdjustmentsHorizontal size={16} stroke={1.5} aria-hidden />
      </IconButton>
      <Popover
        anchor={anchor}
        open={open}
        onClose={() => setOpen(false)}
        side="end"
        label={t('display.title')}
      >
        <div className={styles.panel}>
          <GroupChoice type={type} state={state} />
          <SortChoice type={type} state={state} />
          <DensityChoice state={state} />
          <ColumnChooser type={type} state={state} />
        </div>
      </Popover>
    </>
  )
}

function GroupChoice({ type, state }: Props) {
  return (
    <SelectField
      label={t('display.groupBy')}
      value={state.groupBy}
      options={[
        { value: '', label: t('display.noGroups') },
        ...groupableFields(type).map(field => ({ value: field.name, label: field.label })),
      ]}
      onChange={name => state.set({ group: name || 'none' })}
    />
  )
}

function SortChoice({ type, state }: Props) {
  const keys = sortKeys(state.sort)
  const sortable = type.fields.filter(field => field.sortable)
  const change = (next: SortKey[]) => state.set({ sort: sortText(next) })
  const rows = keys.length < mostKeys ? [...keys, null] : keys
  return (
    <fieldset className={styles.sorts}>
      <legend>{t('display.sort')}</legend>
      {rows.map((key, at) => (
        <div key={key?.name ?? ''} className={styles.sort}>
          <select
            aria-label={at === 0 ? t('display.sortBy') : t('display.thenBy')}
            value={key?.name ?? ''}
            onChange={event => {
              const { value: name } = event.target
              const others = keys.filter(other => other !== key && other.name !== name)
              const next = name ? [{ name, descending: key?.descending ?? false }] : []
              change([...others.slice(0, at), ...next, ...others.slice(at)])
            }}
          >
            <option value="">{at === 0 ? t('display.ownOrder') : t('display.noMore')}</option>
            {sortable
              .filter(field => field.name === key?.name || keys.every(other => other.name !== field.name))
              .map(field => (
                <option key={field.name} value={field.name}>
                  {field.label}
                </option>
              ))}
          </select>
          {key && (
            <select
              aria-label={t('display.direction')}
              value={key.descending ? 'down' : 'up'}
              onChange={event =>
                change(
                  keys.map(other =>
                    other === key ? { ...key, descending: event.target.value === 'down' } : other,
                  ),
                )
              }
            >
              <option value="up">{t('display.up')}</option>
              <option value="down">{t('display.down')}</option>
            </select>
          )}
        </div>
      ))}
    </fieldset>
  )
}

const densities: [Density, MessageKey][] = [
  ['dense', 'density.dense'],
  ['comfortable', 'density.comfortable'],
  ['roomy', 'density.roomy'],
]

/** Of a view it is part of the view; without one it is how the person likes all lists. */
function DensityChoice({ state }: { state: ListState }) {
  const save = useSavePreferences()
  return (
    <fieldset className={styles.density}>
      <legend>{t('density.title')}</legend>
      {densities.map(([density, label]) => (
        <label key={density}>
          <input
            type="radio"
            name="density"
            checked={state.density === density}
            onChange={() =>
              state.view ? state.set({ density }) : save.mutate({ density }, { onError: showProblem })
            }
          />
          {t(label)}
        </label>
      ))}
    </fieldset>
  )
}
