// A new record of any type: the first field is enough, the rest may follow.
import { useState } from 'react'
import { fieldsOf } from '../../api/meta.ts'
import { useCreateRecord } from '../../api/records.ts'
import type { FieldValue, TypeMeta } from '../../api/types.ts'
import { extrasOf } from '../../extras.tsx'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { useGo } from '../../router/use-page.ts'
import { recordPath } from '../../shell/paths.ts'
import { Dialog } from '../Dialog.tsx'
import { FieldForm } from '../field/FieldForm.tsx'
import { SelectField } from '../field/TextField.tsx'
import { showToast } from '../toast.ts'
import styles from './CreateDialog.module.css'
import { useTemplate } from './use-template.ts'

export function CreateDialog({ type, onClose }: { type: TypeMeta; onClose: () => void }) {
  const go = useGo()
  const create = useCreateRecord(type)
  const [another, setAnother] = useState(false)
  const [round, setRound] = useState(0)
  const [values, setValues] = useState<Record<string, FieldValue>>({})
  const WhileCreating = extrasOf(type).whileCreating
  const template = useTemplate(type)
  const custom = type.fields
    .filter(field => field.custom && field.required && !field.readOnly)
    .map(field => field.name)
  const names = [...new Set([...type.form, ...custom, ...Object.keys(template.values)])]
  const submit = (input: Record<string, unknown>) =>
    create.mutate(input, {
      onSuccess: record => {
        const path = recordPath(type, record)
        const name = record.number ?? type.label
        showToast(t('create.done', { record: name }), {
          action: { label: t('create.open'), run: () => go(path) },
        })
        setValues({})
        if (another) setRound(round + 1)
        else {
          onClose()
          go(path)
        }
      },
    })
  return (
    <Dialog title={t('create.title', { type: inSentence(type.label) })} onClose={onClose} wide>
      {template.offered.length > 0 && (
        <div className={styles.template}>
          <SelectField
            label={t('create.template')}
            value={template.chosen?.id ?? ''}
            options={[
              { value: '', label: t('create.noTemplate') },
              ...template.offered.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={template.choose}
          />
        </div>
      )}
      <FieldForm
        key={`${round} ${template.chosen?.id ?? ''}`}
        initial={template.values}
        // Who asks is filled in by the server when left empty: the person who writes.
        fields={fieldsOf(type, names).map(field =>
          field.name === 'requester' ? { ...field, required: false } : field,
        )}
        submitLabel={t('action.create')}
        busy={create.isPending}
        error={create.error}
        onSubmit={submit}
        onCancel={onClose}
        onValues={setValues}
      >
        {WhileCreating && <WhileCreating type={type} values={values} />}
        <label className={styles.another}>
          <input type="checkbox" checked={another} onChange={event => setAnother(event.target.checked)} />
          {t('create.another')}
        </label>
      </FieldForm>
    </Dialog>
  )
}
