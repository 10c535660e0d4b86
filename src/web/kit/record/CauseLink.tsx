import { useTypeByName } from '../../api/meta.ts'
import type { Entry } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { recordPath } from '../../shell/paths.ts'

/** What an entry was part of, with the way there. */
export function CauseLink({ cause }: { cause: NonNullable<Entry['cause']> }) {
  const type = useTypeByName(cause.type)
  const words = wordsOf(cause)
  return type ? <Link to={recordPath(type, { id: cause.id })}>{words}</Link> : <span>{words}</span>
}

function wordsOf({ type, name, undoes }: NonNullable<Entry['cause']>): string {
  if (type === 'macro') return t(undoes ? 'timeline.byMacroUndo' : 'timeline.byMacro', { name })
  if (type === 'template') return t('timeline.byTemplate', { name })
  return type === 'recurrence' ? t('timeline.byRecurrence', { name }) : name
}
