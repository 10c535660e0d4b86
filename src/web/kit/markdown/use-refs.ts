import { useQueries } from '@tanstack/react-query'
import { useTypes } from '../../api/meta.ts'
import { recordQuery } from '../../api/records.ts'
import { useAddress } from '../../router/address.ts'
import { listPath, portalPath } from '../../shell/paths.ts'
import { titleOf } from '../field/field-value.ts'
import { numbersIn, prefixOf, type Refs } from './markdown-refs.ts'

const mostTitles = 10

/** What the numbers in a text lead to. A record this reader may not know of keeps its bare number. */
export function useRefs(text: string): Refs {
  const types = useTypes().filter(type => type.prefix !== null)
  const inPortal = useAddress().pathname.startsWith('/portal')
  const typeOf = (number: string) => types.find(type => type.prefix === prefixOf(number))
  const named = numbersIn(text)
    .slice(0, mostTitles)
    .flatMap(number => {
      const type = typeOf(number)
      return type ? [{ number, type }] : []
    })
  const found = useQueries({
    queries: named.map(({ number, type }) => ({ ...recordQuery(type.plural, number), retry: false })),
  })
  return {
    paths: Object.fromEntries(
      types.map(type => [type.prefix ?? '', inPortal ? portalPath(type) : listPath(type)]),
    ),
    titles: Object.fromEntries(
      named.flatMap(({ number, type }, i) => {
        const record = found[i]?.data
        return record ? [[number, titleOf(type, record)]] : []
      }),
    ),
  }
}
