import { useQuery } from '@tanstack/react-query'
import { get } from './client.ts'
import { keys } from './keys.ts'
import type { Job } from './types.ts'

const finished = (job: Job | undefined) => job?.state === 'done' || job?.state === 'failed'

/** Follows a job until it ends. */
export function useJob(id: string | null) {
  return useQuery({
    queryKey: keys.job(id ?? ''),
    queryFn: () => get<Job>(`/jobs/${id}`),
    enabled: id !== null,
    refetchInterval: query => (finished(query.state.data) ? false : 700),
  })
}
