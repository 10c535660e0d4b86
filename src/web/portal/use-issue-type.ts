import { useTypeByName } from '../api/meta.ts'
import type { TypeMeta } from '../api/types.ts'

/** What "report an issue" creates. */
export function useIssueType(): TypeMeta {
  const type = useTypeByName('incident')
  if (!type) throw new Error('The portal needs the incident practice')
  return type
}
