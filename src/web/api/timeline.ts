import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, request, search } from './client.ts'
import { keys } from './keys.ts'
import type { Attachment, EntryPage, LinkData } from './types.ts'

/** Pages go back in time: the first page is the latest. */
export function useTimeline(plural: string, id: string) {
  return useInfiniteQuery({
    queryKey: keys.timeline(plural, id),
    queryFn: ({ pageParam, signal }) =>
      get<EntryPage>(`/${plural}/${id}/timeline${search({ limit: 100, cursor: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}

export function useAttachments(plural: string, id: string, enabled = true) {
  return useQuery({
    queryKey: keys.attachments(plural, id),
    queryFn: () => get<{ items: Attachment[] }>(`/${plural}/${id}/attachments`),
    enabled,
  })
}

export function useLinks(plural: string, id: string, enabled = true) {
  return useQuery({
    queryKey: keys.links(plural, id),
    queryFn: () => get<{ items: LinkData[] }>(`/${plural}/${id}/links`),
    enabled,
  })
}

export function uploadFile(plural: string, id: string, file: File, internal: boolean): Promise<Attachment> {
  const form = new FormData()
  form.append('file', file, file.name)
  return request<Attachment>(
    'POST',
    `/${plural}/${id}/attachments${search({ internal: String(internal) })}`,
    { form },
  )
}

export function useUpload(plural: string, id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ file, internal }: { file: File; internal: boolean }) =>
      uploadFile(plural, id, file, internal),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keys.attachments(plural, id) })
      client.invalidateQueries({ queryKey: keys.timeline(plural, id) })
    },
  })
}
