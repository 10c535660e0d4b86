import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/client.ts'
import { keys } from '../../api/keys.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/field/TextField.tsx'
import { ProblemNotice } from '../../kit/ProblemNotice.tsx'
import { showToast } from '../../kit/toast.ts'
import { t } from '../../messages/t.ts'
import kept from '../kept/Kept.module.css'
import styles from './Agreement.module.css'

/** Applies what is saved to what is past: the reports of that time change, so it is asked for by itself. */
export function Recalculate({ type, record }: { type: TypeMeta; record: RecordData }) {
  const client = useQueryClient()
  const [since, setSince] = useState('')
  const run = useMutation({
    mutationFn: () =>
      post<RecordData>(`/${type.plural}/${record.id}/recalculate`, { since: `${since}T00:00:00.000Z` }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: keys.records(type.plural) })
      showToast(t('recalculate.begun'))
    },
  })
  return (
    <section className={kept.runs} aria-label={t('recalculate.title')}>
      <h2>{t('recalculate.title')}</h2>
      <p className="quiet">{t('recalculate.hint')}</p>
      <div className={styles.recalculate}>
        <TextField
          type="date"
          label={t('recalculate.since')}
          value={since}
          onChange={event => setSince(event.target.value)}
        />
        <Button disabled={since === ''} busy={run.isPending} onClick={() => run.mutate()}>
          {t('recalculate.start')}
        </Button>
      </div>
      <ProblemNotice error={run.error} />
    </section>
  )
}
