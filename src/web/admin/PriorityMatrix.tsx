// Impact and urgency give the priority: the one table that decides the order of work.
import { useState } from 'react'
import { fieldOf, useTypeByName } from '../api/meta.ts'
import type { FieldOption, RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { PriorityMark } from '../kit/PriorityMark.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { t } from '../messages/t.ts'
import styles from './Admin.module.css'
import { useSaveSetting } from './use-save-setting.ts'

type Matrix = Record<string, string>

function isMatrix(value: unknown): value is Matrix {
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.values(value).every(cell => typeof cell === 'string')
  )
}

export const matrixKey = 'incident.priorityMatrix'

/** What the incident practice uses while nobody has set anything else. */
const usual: Matrix = {
  '1,1': '1',
  '1,2': '2',
  '1,3': '3',
  '2,1': '2',
  '2,2': '3',
  '2,3': '4',
  '3,1': '3',
  '3,2': '4',
  '3,3': '5',
}

export function PriorityMatrix({ type, setting }: { type: TypeMeta; setting: RecordData | null }) {
  const incident = useTypeByName('incident')
  const save = useSaveSetting(type, matrixKey, setting)
  const saved: Matrix = isMatrix(setting?.value) ? setting.value : usual
  const [matrix, setMatrix] = useState(saved)
  if (!incident) return null
  const impacts = fieldOf(incident, 'impact')?.options ?? []
  const urgencies = fieldOf(incident, 'urgency')?.options ?? []
  const priorities = fieldOf(incident, 'priority')?.options ?? []
  const changed = Object.keys(matrix).some(key => matrix[key] !== saved[key])
  return (
    <section className={styles.section} aria-labelledby="matrix">
      <h2 id="matrix">{t('matrix.title')}</h2>
      <p>{t('matrix.hint')}</p>
      <div className={styles.scroll}>
        <table className={`${styles.table} ${styles.matrix}`}>
          <thead>
            <tr>
              <th scope="col">{t('matrix.corner')}</th>
              {urgencies.map(urgency => (
                <th key={urgency.value} scope="col">
                  {t('matrix.urgency', { level: urgency.label })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {impacts.map(impact => (
              <tr key={impact.value}>
                <th scope="row">{t('matrix.impact', { level: impact.label })}</th>
                {urgencies.map(urgency => {
                  const key = `${impact.value},${urgency.value}`
                  return (
                    <td key={key}>
                      <Cell
                        label={t('matrix.cell', { impact: impact.label, urgency: urgency.label })}
                        value={matrix[key] ?? ''}
                        priorities={priorities}
                        onChange={value => setMatrix({ ...matrix, [key]: value })}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ProblemNotice error={save.error} />
      <div className={styles.actions}>
        <Button tone="primary" disabled={!changed} busy={save.isPending} onClick={() => save.mutate(matrix)}>
          {t('action.save')}
        </Button>
        <Button tone="ghost" disabled={!changed} onClick={() => setMatrix(saved)}>
          {t('action.cancel')}
        </Button>
      </div>
    </section>
  )
}

interface CellProps {
  label: string
  value: string
  priorities: FieldOption[]
  onChange: (value: string) => void
}

function Cell({ label, value, priorities, onChange }: CellProps) {
  return (
    <span>
      <PriorityMark rank={value} label="" bare />
      <select aria-label={label} value={value} onChange={event => onChange(event.target.value)}>
        {priorities.map(priority => (
          <option key={priority.value} value={priority.value}>
            {priority.label}
          </option>
        ))}
      </select>
    </span>
  )
}
