import { useQuery } from '@tanstack/react-query'
import { get, search } from './client.ts'
import { useTypeByName } from './meta.ts'
import type { RecordPage } from './types.ts'

const page = 200
const mostPages = 5

/** Who is a VIP: few people, read once for all rows. Empty for those who may not know. */
export function useVips(): ReadonlySet<string> {
  const known = useTypeByName('person')?.fields.some(field => field.name === 'vip') === true
  const query = useQuery({
    queryKey: ['vips'],
    queryFn: async ({ signal }) => {
      const ids = new Set<string>()
      let cursor: string | null = ''
      for (let at = 0; at < mostPages && cursor !== null; at++) {
        const found: RecordPage = await get(`/people${search({ q: 'vip:yes', limit: page, cursor })}`, signal)
        for (const person of found.items) ids.add(person.id)
        cursor = found.next
      }
      return ids
    },
    enabled: known,
    staleTime: 5 * 60_000,
  })
  return query.data ?? nobody
}

const nobody: ReadonlySet<string> = new Set()
