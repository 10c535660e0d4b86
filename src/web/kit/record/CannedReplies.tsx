// Answers used again and again: found by name, read before they are inserted, put where the cursor is.
import { IconMessage2 } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { type FilledReply, useFilledReplies } from '../../api/canned-replies.ts'
import { useTypeByName } from '../../api/meta.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { listPath } from '../../shell/paths.ts'
import { IconButton } from '../Button.tsx'
import { Picker } from '../field/Picker.tsx'
import { Popover } from '../Popover.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import styles from './CannedReplies.module.css'
import { insertText } from './insert-text.ts'

interface Props {
  type: TypeMeta
  record: RecordData
  area: RefObject<HTMLTextAreaElement | null>
  open: boolean
  onOpen: (open: boolean) => void
  onInsert: (text: string) => void
}

export function CannedReplies({ type, record, area, open, onOpen, onInsert }: Props) {
  const replyType = useTypeByName('canned_reply')
  if (!replyType) return null
  return (
    <>
      <IconButton
        small
        label={t('canned.insert')}
        shortcut="/"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <IconMessage2 size={16} stroke={1.5} aria-hidden />
      </IconButton>
      <Popover
        anchor={area}
        open={open}
        onClose={() => onOpen(false)}
        label={t('canned.insert')}
        className={styles.panel ?? ''}
      >
        <Choices
          type={type}
          record={record}
          replyType={replyType}
          onPick={reply => {
            onOpen(false)
            if (area.current) insertText(area.current, reply.text, onInsert)
          }}
        />
      </Popover>
    </>
  )
}

interface ChoicesProps {
  type: TypeMeta
  record: RecordData
  replyType: TypeMeta
  onPick: (reply: FilledReply) => void
}

function Choices({ type, record, replyType, onPick }: ChoicesProps) {
  const [active, setActive] = useState<string | null>(null)
  const replies = useFilledReplies(type.type, record.id, record.version, true)
  const items = replies.data?.items ?? []
  const shown = items.find(reply => reply.id === active)
  if (replies.error) return <ProblemNotice error={replies.error} onRetry={() => replies.refetch()} />
  return (
    <div className={styles.choices}>
      <Picker
        label={t('canned.find')}
        choices={items.map(({ id, name, group }) => ({
          value: id,
          label: name,
          ...(group ? { hint: group } : {}),
        }))}
        selected={[]}
        loading={replies.isPending}
        onActive={choice => setActive(choice?.value ?? null)}
        onPick={choice => {
          const reply = items.find(item => item.id === choice.value)
          if (reply) onPick(reply)
        }}
      />
      <div className={styles.preview} aria-live="polite">
        {shown && <p className={styles.text}>{shown.text}</p>}
        {shown && shown.missing.length > 0 && (
          <p className={styles.missing}>
            {t('canned.missing', { names: shown.missing.map(name => `{${name}}`).join(', ') })}
          </p>
        )}
        {replies.isSuccess && items.length === 0 && (
          <p className="quiet">
            {t('canned.none')} <Link to={listPath(replyType)}>{replyType.labelPlural}</Link>
          </p>
        )}
      </div>
    </div>
  )
}
