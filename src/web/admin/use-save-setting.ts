import { useMutation, useQueryClient } from '@tanstack/react-query'
import { putRecord } from '../api/cached-records.ts'
import { post, request } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'

/** A setting holds any JSON value and is saved whole; one that was never set does not exist yet. */
export function useSaveSetting(type: TypeMeta, key: string, setting: RecordData | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (value: unknown) =>
      setting
        ? request<RecordData>('PATCH', `/${type.plural}/${setting.id}`, {
            body: { value },
            ifMatch: setting.version,
          })
        : post<RecordData>(`/${type.plural}`, { key, value }),
    onSuccess: fresh => {
      putRecord(client, type.plural, fresh)
      if (!setting) client.invalidateQueries({ queryKey: keys.lists(type.plural) })
      showToast(t('settings.saved'))
    },
  })
}
