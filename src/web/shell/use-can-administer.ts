import { useMe } from '../api/me.ts'
import type { Role } from '../api/types.ts'

const roles: Role[] = ['administrator', 'auditor', 'process_owner']

/** Whether the administration is worth a place in the menu; what may be changed there, the server decides. */
export function useCanAdminister(): boolean {
  return useMe().roles.some(role => roles.includes(role))
}
