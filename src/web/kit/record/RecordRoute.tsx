import { useTypeByPlural } from '../../api/meta.ts'
import { usePageParam } from '../../router/use-page.ts'
import { NotFound } from '../../shell/NotFound.tsx'
import { RecordPage } from './RecordPage.tsx'

export function RecordRoute() {
  const type = useTypeByPlural(usePageParam('plural'))
  const id = usePageParam('id')
  return type ? <RecordPage key={`${type.plural} ${id}`} type={type} id={id} /> : <NotFound />
}
