import { useCreateRecord } from '../api/records.ts'
import type { FieldValue, TypeMeta } from '../api/types.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { FieldForm } from '../kit/field/FieldForm.tsx'
import { asRef } from '../kit/field/field-value.ts'
import { showToast } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { useGo } from '../router/use-page.ts'
import { recordPath } from '../shell/paths.ts'

interface Props {
  type: TypeMeta
  begin: Record<string, FieldValue>
  /** The number of the record it was learnt from: the two are linked. */
  from?: string
  onClose: () => void
}

/** A new article that begins with what is known: from an incident, or from words that nobody found. */
export function WriteArticleDialog({ type, begin, from, onClose }: Props) {
  const create = useCreateRecord(type)
  const go = useGo()
  // The form sends what was changed in it.
  const known = { ...mapValues(begin, plain), ...(from ? { from } : {}) }
  const fields = type.form.flatMap(name => type.fields.filter(field => field.name === name))
  return (
    <Dialog title={t('answers.write')} wide onClose={onClose}>
      <FieldForm
        fields={fields}
        initial={begin}
        submitLabel={t('write.keep')}
        tone="primary"
        busy={create.isPending}
        error={create.error}
        onSubmit={input =>
          create.mutate(
            { ...known, ...input },
            {
              onSuccess: article => {
                showToast(t('write.kept', { article: article.number ?? '' }))
                go(recordPath(type, article))
              },
            },
          )
        }
        onCancel={onClose}
      />
    </Dialog>
  )
}

const plain = (value: FieldValue): unknown => asRef(value)?.id ?? value

const mapValues = <A, B>(values: Record<string, A>, map: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, map(value)]))
