import { stateOf } from '../api/meta.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { StateBadge } from './StateBadge.tsx'

export function RecordState({ type, record }: { type: TypeMeta; record: RecordData }) {
  const state = stateOf(type, record.state)
  if (!state) return null
  const fresh = type.states[0]?.value === state.value
  return <StateBadge label={state.label} category={state.category} fresh={fresh} />
}
