import type { ReactNode } from 'react'
import { useTypeByName } from '../../api/meta.ts'
import type { Ref } from '../../api/types.ts'
import { Link } from '../../router/Link.tsx'
import { recordPath } from '../../shell/paths.ts'

interface Props {
  target: string | undefined
  reference: Ref
  children: ReactNode
}

/** A link to what a field points at, when this person has a page for it. */
export function RefLink({ target, reference, children }: Props) {
  const type = useTypeByName(target ?? reference.type ?? '')
  if (!type || type.area === 'none') return <>{children}</>
  return (
    <Link to={recordPath(type, reference)} style={{ color: 'inherit', minWidth: 0 }}>
      {children}
    </Link>
  )
}
