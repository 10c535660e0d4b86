import { type FormEvent, useId, useState } from 'react'
import { noteRest, noteWriting, useBeingHere } from '../api/being-here.ts'
import type { RecordData, TypeMeta } from '../api/types.ts'
import { Button } from '../kit/Button.tsx'
import { ProblemNotice } from '../kit/ProblemNotice.tsx'
import { useDraft } from '../kit/record/use-draft.ts'
import { useSend } from '../kit/record/use-send.ts'
import { useWarnings } from '../kit/record/use-warnings.ts'
import { WarnDialog } from '../kit/record/WarnDialog.tsx'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { FileChoice } from './FileChoice.tsx'
import styles from './Portal.module.css'

export function ReplyBox({ type, record }: { type: TypeMeta; record: RecordData }) {
  const [text, setText] = useDraft({ type: type.type, record: record.id, audience: 'reply' })
  const [files, setFiles] = useState<File[]>([])
  const send = useSend(type, record)
  const warnings = useWarnings(type, record)
  useBeingHere(type.type, record.id, true)
  const id = useId()
  const change = (next: string) => {
    setText(next)
    if (next.trim() === '') {
      warnings.end()
      noteRest(record.id)
      return
    }
    warnings.begin()
    noteWriting(record.id, 'reply')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') {
      document.getElementById(id)?.focus()
      return
    }
    const post = () =>
      send.mutate(
        { body: text.trim(), internal: false, files },
        {
          onSuccess: () => {
            setText('')
            setFiles([])
            warnings.end()
            noteRest(record.id)
            showToast(t('portal.replySent'))
          },
        },
      )
    void warnings.ask(text, files, true, post)
  }
  return (
    <form className={styles.question} onSubmit={submit}>
      <label htmlFor={id}>{t('portal.reply')}</label>
      <textarea
        id={id}
        className={styles.box}
        value={text}
        onChange={event => change(event.target.value)}
        onPaste={event => {
          if (event.clipboardData.files.length === 0) return
          event.preventDefault()
          setFiles([...files, ...event.clipboardData.files])
        }}
      />
      <ProblemNotice error={send.error} />
      <FileChoice files={files} onChange={setFiles} />
      <div className={styles.actions}>
        <Button type="submit" tone="primary" busy={send.isPending || warnings.checking}>
          {t('portal.sendReply')}
        </Button>
      </div>
      {warnings.held && (
        <WarnDialog warnings={warnings.held.warnings} onSend={warnings.held.send} onBack={warnings.back} />
      )}
    </form>
  )
}
