import { IconLock, IconPaperclip } from '@tabler/icons-react'
import type { Attachment, Entry } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { classes } from '../classes.ts'
import { fileSize } from '../file-size.ts'
import { WrittenText } from '../markdown/WrittenText.tsx'
import { PersonFace } from '../PersonFace.tsx'
import { RelativeTime } from '../RelativeTime.tsx'
import { actorName } from './actor-name.ts'
import { CauseLink } from './CauseLink.tsx'
import styles from './Timeline.module.css'
import { vias } from './vias.ts'

interface Props {
  entry: Entry
  fromRequester: boolean
}

/** Something that was said or handed in; the audience shows in colour and in words. */
export function TimelineComment({ entry, fromRequester }: Props) {
  const { comment, attachment } = entry
  const files = comment?.attachments ?? (attachment ? [attachment] : [])
  const via = vias[entry.via]
  const name = actorName(entry.actor)
  return (
    <div
      className={classes(styles.comment, entry.internal ? styles.internal : !fromRequester && styles.staff)}
    >
      <PersonFace name={name} size={26} />
      <div className={styles.bubble}>
        <div className={styles.by}>
          <strong>{name}</strong>
          {!comment && entry.label}
          {entry.internal && (
            <span className={styles.tag}>
              <IconLock size={13} stroke={1.5} aria-hidden />
              {t('timeline.internal')}
            </span>
          )}
          {via && <span>{t(via)}</span>}
          {entry.cause && <CauseLink cause={entry.cause} />}
          <RelativeTime at={entry.at} />
        </div>
        {comment && <WrittenText text={comment.body} />}
        {files.length > 0 && <Files files={files} />}
      </div>
    </div>
  )
}

const pictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

function Files({ files }: { files: Attachment[] }) {
  return (
    <div className={styles.files}>
      {files.map(file =>
        pictures.includes(file.mediaType) ? (
          <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
            <img className={styles.picture} src={file.url} alt={file.name} loading="lazy" />
          </a>
        ) : (
          <a key={file.id} className={styles.file} href={file.url} target="_blank" rel="noreferrer">
            <IconPaperclip size={14} stroke={1.5} aria-hidden />
            <span className="truncate">{file.name}</span>
            <span className="quiet">{fileSize(file.size)}</span>
          </a>
        ),
      )}
    </div>
  )
}
