import type { IncidentLine } from '../api/incident.ts'
import { stateOf } from '../api/meta.ts'
import type { TypeMeta } from '../api/types.ts'
import { StateMark } from '../kit/StateBadge.tsx'
import { Link } from '../router/Link.tsx'
import { recordPath } from '../shell/paths.ts'

interface Props {
  type: TypeMeta
  incident: IncidentLine
  /** Opens beside what is being written, so that nothing typed is left behind. */
  apart?: boolean
}

/** An incident in one line: its state as shape and word, its number, its title. */
export function IncidentLink({ type, incident, apart = false }: Props) {
  const state = stateOf(type, incident.state)
  const path = recordPath(type, incident)
  const text = (
    <>
      <span className="tabular">{incident.number}</span> {incident.title}
    </>
  )
  return (
    <>
      <span data-tip={state?.label} style={{ display: 'inline-flex' }}>
        <StateMark category={incident.stateCategory} fresh={type.states[0]?.value === incident.state} />
      </span>
      {state && <span className="hidden">{state.label}</span>}
      {apart ? (
        <a href={path} target="_blank" rel="noreferrer" className="truncate" data-tip={incident.title}>
          {text}
        </a>
      ) : (
        <Link to={path} className="truncate" data-tip={incident.title}>
          {text}
        </Link>
      )}
    </>
  )
}
