// Sending what was written: files first, then the words that carry them, so that nothing arrives half.
import { useMutation } from '@tanstack/react-query'
import { useRunCommand } from '../../api/change-record.ts'
import { uploadFile } from '../../api/timeline.ts'
import type { Attachment, RecordData, TypeMeta } from '../../api/types.ts'

export interface Letter {
  body: string
  internal: boolean
  files: File[]
  more?: Record<string, unknown>
}

export function useSend(type: TypeMeta, record: RecordData) {
  const comment = useRunCommand(type)
  return useMutation({
    mutationFn: async ({ body, internal, files, more }: Letter): Promise<RecordData> => {
      const uploaded: Attachment[] = []
      for (const file of files) uploaded.push(await uploadFile(type.plural, record.id, file, internal))
      const input = {
        body,
        internal,
        ...more,
        ...(uploaded.length > 0 ? { attachments: uploaded.map(item => item.id) } : {}),
      }
      return comment.mutateAsync({ record, command: 'comment', input })
    },
  })
}
