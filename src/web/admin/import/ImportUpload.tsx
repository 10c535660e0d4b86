import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTypes } from '../../api/meta.ts'
import { Button } from '../../kit/Button.tsx'
import { SelectField } from '../../kit/field/TextField.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { t } from '../../messages/t.ts'
import styles from '../Admin.module.css'
import { type ImportProposal, useUploadImport } from './use-import.ts'

interface Props {
  onDone: (type: string, proposal: ImportProposal) => void
}

export function ImportUpload({ onDone }: Props) {
  const types = useTypes().filter(type => type.capabilities.import)
  const [type, setType] = useState(types[0]?.type ?? '')
  const [kind, setKind] = useState<'records' | 'incident-audit-log'>('records')
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const upload = useUploadImport()
  const send = (file: File | undefined) => {
    if (file) upload.mutate({ file, type, kind }, { onSuccess: proposal => onDone(type, proposal) })
  }
  return (
    <div className={styles.form}>
      <SelectField
        label={t('import.what')}
        value={type}
        onChange={next => {
          setType(next)
          setKind('records')
        }}
        options={types.map(candidate => ({ value: candidate.type, label: candidate.labelPlural }))}
      />
      {type === 'incident' && (
        <SelectField
          label={t('import.kind')}
          value={kind}
          onChange={next => setKind(next === 'incident-audit-log' ? 'incident-audit-log' : 'records')}
          options={[
            { value: 'records', label: t('import.kindRecords') },
            { value: 'incident-audit-log', label: t('import.kindAuditLog') },
          ]}
        />
      )}
      <section
        className={styles.drop}
        data-over={over}
        aria-label={t('import.file')}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          send(event.dataTransfer.files[0])
        }}
      >
        <IconFileImport size={20} stroke={1.5} aria-hidden />
        {t('import.dropHere')}
        <Button tone="primary" busy={upload.isPending} onClick={() => chooser.current?.click()}>
          {t('import.choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,text/csv"
          hidden
          onChange={event => {
            send(event.target.files?.[0])
            event.target.value = ''
          }}
        />
      </section>
      <ProblemNotice error={upload.error} />
    </div>
  )
}
