import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { Button } from '../../kit/Button.tsx'
import { readText, titleOf } from '../../kit/field/field-value.ts'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { showToast } from '../../kit/toast.ts'
import { useTitle } from '../../kit/use-title.ts'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { Link } from '../../router/Link.tsx'
import { useGo } from '../../router/use-page.ts'
import { listPath, recordPath } from '../../shell/paths.ts'
import admin from '../Admin.module.css'
import styles from './Kept.module.css'
import type { useSaveKept } from './use-kept.ts'

interface Props {
  type: TypeMeta
  record: RecordData | null
  save: ReturnType<typeof useSaveKept>
  /** What is sent; asked for when it is saved. */
  input: () => Record<string, unknown>
  children: ReactNode
  beside?: ReactNode
}

/** Heading, form and buttons that the forms of the administration share. Who may not change it reads it. */
export function KeptFrame({ type, record, save, input, children, beside }: Props) {
  const go = useGo()
  const title = record ? titleOf(type, record) : t('create.title', { type: inSentence(type.label) })
  const mayEdit = record ? record.abilities.edit === true : type.canCreate
  useTitle(title)
  return (
    <div className={admin.page}>
      <Link to={listPath(type)} className={styles.back}>
        <IconArrowLeft size={16} stroke={1.5} aria-hidden />
        {type.labelPlural}
      </Link>
      <h1>{title}</h1>
      <form
        className={styles.form}
        noValidate
        onSubmit={event => {
          event.preventDefault()
          save.mutate(input(), {
            onSuccess: saved => {
              showToast(t('kept.saved', { name: readText(saved, 'name') }))
              if (!record) go(recordPath(type, saved), { replace: true })
            },
          })
        }}
      >
        <fieldset disabled={!mayEdit} className={styles.fields}>
          {children}
        </fieldset>
        <ProblemNotice error={save.error} />
        {mayEdit ? (
          <div className={styles.actions}>
            <Button tone="ghost" onClick={() => go(listPath(type))}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" tone="primary" busy={save.isPending}>
              {t('action.save')}
            </Button>
          </div>
        ) : (
          <p className="quiet">{t('kept.readOnly')}</p>
        )}
      </form>
      {beside}
    </div>
  )
}
