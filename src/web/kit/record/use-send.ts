// Sending what was written: files first, then the words that carry them, so that nothing arrives half.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { refreshAround } from '../../api/cached-records.ts'
import { useRunCommand } from '../../api/change-record.ts'
import { keys } from '../../api/keys.ts'
import { postLetter } from '../../api/outbox.ts'
import { uploadFile } from '../../api/timeline.ts'
import type { Attachment, RecordData, TypeMeta } from '../../api/types.ts'

export interface Letter {
  body: string
  internal: boolean
  files: File[]
  /** More for the comment command. */
  more?: Record<string, unknown>
  /** What is done in the same breath: resolve, put on hold. */
  followedBy?: { command: string; input: Record<string, unknown> }
  /** It waits so long, and may be taken back until then. */
  seconds?: number
}

/** Gives the name by which the letter can be taken back, or null when it has gone out. */
export function useSend(type: TypeMeta, record: RecordData) {
  const comment = useRunCommand(type)
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({
      body,
      internal,
      files,
      more,
      followedBy,
      seconds = 0,
    }: Letter): Promise<string | null> => {
      const uploaded: Attachment[] = []
      for (const file of files) uploaded.push(await uploadFile(type.plural, record.id, file, internal))
      const input = {
        body,
        internal,
        ...more,
        ...(uploaded.length > 0 ? { attachments: uploaded.map(item => item.id) } : {}),
      }
      if (!followedBy && seconds === 0) {
        await comment.mutateAsync({ record, command: 'comment', input })
        return null
      }
      const letter = { type: type.type, record: record.id, comment: input }
      const id = await postLetter(followedBy ? { ...letter, followedBy } : letter, seconds)
      if (seconds > 0) return id
      for (const name of [record.id, record.number])
        if (name) client.invalidateQueries({ queryKey: keys.record(type.plural, name) })
      refreshAround(client, type.plural, record)
      return null
    },
  })
}
