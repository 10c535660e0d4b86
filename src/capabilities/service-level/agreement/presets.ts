import type { RecordType } from '../../../kernel/record/declaration.ts'
import type { Conditions, measures } from './agreement.ts'

const isOver = 'stateCategory == "cancelled"'
const withDuplicates = `${isOver} || closureCode == "duplicate"`
const none: Conditions = {
  startWhen: null,
  pauseWhen: null,
  stopWhen: null,
  cancelWhen: null,
  resetWhen: null,
}

/** The conditions a measure stands for; each may be changed on the target (MISSION 4.5). */
export function presetOf(measure: (typeof measures)[number], record: RecordType): Conditions {
  const cancelWhen = 'closureCode' in record.fields ? withDuplicates : isOver
  const work = {
    ...none,
    pauseWhen: 'stateCategory == "waiting"',
    stopWhen: 'stateCategory == "done"',
    cancelWhen,
  }
  switch (measure) {
    case 'response':
      return { ...none, stopWhen: 'replied || stateCategory == "done"', cancelWhen }
    case 'resolution':
      return work
    case 'update':
      return { ...work, resetWhen: 'answered' }
    case 'custom':
      return { ...none, cancelWhen }
  }
}
