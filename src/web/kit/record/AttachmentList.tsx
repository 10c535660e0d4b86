import { IconLock, IconPaperclip, IconPlus } from '@tabler/icons-react'
import { useRef } from 'react'
import { useAttachments, useUpload } from '../../api/timeline.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { IconButton } from '../Button.tsx'
import { fileSize } from '../file-size.ts'
import { showFailure } from '../toast.ts'
import styles from './RecordPage.module.css'

export function AttachmentList({ type, record }: { type: TypeMeta; record: RecordData }) {
  const chooser = useRef<HTMLInputElement>(null)
  const attachments = useAttachments(type.plural, record.id)
  const upload = useUpload(type.plural, record.id)
  const items = attachments.data?.items ?? []
  const canAttach = record.abilities.attach === true
  if (items.length === 0 && !canAttach) return null
  return (
    <section className={styles.group}>
      <header>
        <h2>{t('attachments.title')}</h2>
        {canAttach && (
          <IconButton
            small
            label={t('attachments.add')}
            busy={upload.isPending}
            onClick={() => chooser.current?.click()}
          >
            <IconPlus size={16} stroke={1.5} aria-hidden />
          </IconButton>
        )}
      </header>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={event => {
          for (const file of event.target.files ?? [])
            upload.mutate(
              { file, internal: false },
              { onError: error => showFailure(t('attachments.failed', { name: file.name }), error) },
            )
          event.target.value = ''
        }}
      />
      <ul>
        {items.map(item => (
          <li key={item.id} className={styles.listed}>
            {item.internal ? (
              <IconLock size={16} stroke={1.5} aria-label={t('timeline.internal')} />
            ) : (
              <IconPaperclip size={16} stroke={1.5} aria-hidden />
            )}
            <a href={item.url} className="truncate" target="_blank" rel="noreferrer">
              {item.name}
            </a>
            <small>{fileSize(item.size)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
