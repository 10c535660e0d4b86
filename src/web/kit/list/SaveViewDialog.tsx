import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { keys } from '../../api/keys.ts'
import { useMe } from '../../api/me.ts'
import { useCreateRecord } from '../../api/records.ts'
import type { TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Dialog } from '../Dialog.tsx'
import { SelectField, TextField } from '../field/TextField.tsx'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { showToast } from '../toast.ts'
import styles from './BulkBar.module.css'
import type { ListState } from './use-list-state.ts'

interface Props {
  type: TypeMeta
  viewType: TypeMeta
  state: ListState
  onClose: () => void
}

export function SaveViewDialog({ type, viewType, state, onClose }: Props) {
  const me = useMe()
  const client = useQueryClient()
  const create = useCreateRecord(viewType)
  const [name, setName] = useState('')
  const [audience, setAudience] = useState('me')
  const [group, setGroup] = useState(me.groups[0]?.id ?? '')
  const [pinned, setPinned] = useState(true)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = {
      name: name.trim(),
      recordType: type.type,
      q: state.q,
      sort: state.sort,
      columns: state.columns,
      ...(state.groupBy ? { groupBy: state.groupBy } : {}),
      ...(state.ownDensity ? { density: state.ownDensity } : {}),
      pinned,
      audience,
      ...(audience === 'group' ? { group } : {}),
    }
    create.mutate(input, {
      onSuccess: view => {
        client.invalidateQueries({ queryKey: keys.shorts('views') })
        showToast(t('views.saved', { name: name.trim() }))
        state.chooseView(view)
        onClose()
      },
    })
  }
  const audiences = [
    { value: 'me', label: t('views.forMe') },
    ...(me.groups.length > 0 ? [{ value: 'group', label: t('views.forGroup') }] : []),
    { value: 'everyone', label: t('views.forEveryone') },
  ]
  return (
    <Dialog title={t('views.saveTitle')} onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        <TextField
          label={t('views.name')}
          value={name}
          onChange={event => setName(event.target.value)}
          required
          maxLength={80}
        />
        <SelectField
          label={t('views.audience')}
          value={audience}
          options={audiences}
          onChange={setAudience}
        />
        {audience === 'group' && (
          <SelectField
            label={t('views.group')}
            value={group}
            options={me.groups.map(mine => ({ value: mine.id, label: mine.name }))}
            onChange={setGroup}
          />
        )}
        <label className={styles.check}>
          <input type="checkbox" checked={pinned} onChange={event => setPinned(event.target.checked)} />
          {t('views.pin')}
        </label>
        <ProblemNotice error={create.error} />
        <div className={styles.actions}>
          <Button tone="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" tone="primary" busy={create.isPending}>
            {t('views.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
