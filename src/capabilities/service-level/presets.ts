import type { RecordType } from '../../kernel/record/declaration.ts'
import type { measures } from './agreement.record.ts'

type Conditions = Partial<Record<'startWhen' | 'pauseWhen' | 'stopWhen' | 'cancelWhen' | 'resetWhen', string>>

const isOver = 'stateCategory == "cancelled"'
const withDuplicates = `${isOver} || closureCode == "duplicate"`

/** The conditions a measure stands for; each may be changed on the target (MISSION 4.5). */
export function presetOf(measure: (typeof measures)[number], record: RecordType): Conditions {
  const cancelWhen = 'closureCode' in record.fields ? withDuplicates : isOver
  switch (measure) {
    case 'response':
      return { stopWhen: 'replied || stateCategory == "done"', cancelWhen }
    case 'resolution':
      return { pauseWhen: 'stateCategory == "waiting"', stopWhen: 'stateCategory == "done"', cancelWhen }
    case 'update':
      return {
        pauseWhen: 'stateCategory == "waiting"',
        stopWhen: 'stateCategory == "done"',
        cancelWhen,
        resetWhen: 'answered',
      }
    case 'custom':
      return { cancelWhen }
  }
}
