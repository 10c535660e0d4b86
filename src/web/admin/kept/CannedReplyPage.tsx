// A canned reply: its text in full, with what can be filled in named below it.
import { useState } from 'react'
import styles from './Kept.module.css'
import { KeptField } from './KeptBasics.tsx'
import { KeptFrame } from './KeptFrame.tsx'
import { type KeptFormProps, KeptPage } from './KeptPage.tsx'
import { initialOf, inputOf } from './kept-fields.ts'
import { useSaveKept } from './use-kept.ts'

export function CannedReplyPage() {
  return <KeptPage name="canned_reply" Form={CannedReplyForm} />
}

function CannedReplyForm({ type, record }: KeptFormProps) {
  const save = useSaveKept(type, record)
  const [values, setValues] = useState(() => initialOf(type, record, { active: true }))
  const field = { type, values, error: save.error, onChange: setValues }
  return (
    <KeptFrame type={type} record={record} save={save} input={() => inputOf(type, values)}>
      <div className={styles.basics}>
        <div className={styles.whole}>
          <KeptField {...field} name="name" />
        </div>
        <div className={styles.whole}>
          <KeptField {...field} name="body" />
        </div>
        <KeptField {...field} name="group" />
        <KeptField {...field} name="active" />
      </div>
    </KeptFrame>
  )
}
