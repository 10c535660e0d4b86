import { type FormEvent, useId, useState } from 'react'
import { useMe } from '../api/me.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { useDraft } from '../kit/record/use-draft.ts'
import { useSend } from '../kit/record/use-send.ts'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { FileChoice } from './FileChoice.tsx'
import styles from './Portal.module.css'

export function ReplyBox({ type, record }: { type: TypeMeta; record: RecordData }) {
  const me = useMe()
  const [text, setText] = useDraft(`${me.id}.${record.id}.portal`)
  const [files, setFiles] = useState<File[]>([])
  const send = useSend(type, record)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') {
      document.getElementById(id)?.focus()
      return
    }
    send.mutate(
      { body: text.trim(), internal: false, files },
      {
        onSuccess: () => {
          setText('')
          setFiles([])
          showToast(t('portal.replySent'))
        },
      },
    )
  }
  return (
    <form className={styles.question} onSubmit={submit}>
      <label htmlFor={id}>{t('portal.reply')}</label>
      <textarea
        id={id}
        className={styles.box}
        value={text}
        onChange={event => setText(event.target.value)}
        onPaste={event => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          setFiles([...files, ...event.clipboardData.files])
        }}
      />
      <ProblemNotice error={send.error} />
      <FileChoice files={files} onChange={setFiles} />
      <div className={styles.actions}>
        <Button type="submit" tone="primary" busy={send.isPending}>
          {t('portal.sendReply')}
        </Button>
      </div>
    </form>
  )
}
