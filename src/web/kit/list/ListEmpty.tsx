import { IconCircleCheck, IconFilterOff, IconInbox } from '@tabler/icons-react'
import type { TypeMeta } from '../../api/types.ts'
import { inSentence } from '../../messages/in-sentence.ts'
import { t } from '../../messages/t.ts'
import { useShell } from '../../shell/shell-context.ts'
import { Button } from '../Button.tsx'
import { EmptyState } from '../EmptyState.tsx'
import type { ListState } from './use-list-state.ts'

/** Says why nothing is here: the filter, all done, or nothing yet. */
export function ListEmpty({ type, state }: { type: TypeMeta; state: ListState }) {
  const shell = useShell()
  const icon = { size: 20, stroke: 1.5, 'aria-hidden': true }
  const list = inSentence(type.labelPlural)
  if (state.isChanged)
    return (
      <EmptyState
        icon={<IconFilterOff {...icon} />}
        title={t('list.emptyFiltered')}
        why={t('list.emptyFilteredWhy', { list })}
        action={<Button onClick={() => state.set({ q: '' })}>{t('list.showAll', { list })}</Button>}
      />
    )
  if (state.q !== '')
    return (
      <EmptyState
        icon={<IconCircleCheck {...icon} />}
        title={t('list.emptyDone')}
        why={t('list.emptyDoneWhy')}
        action={<Button onClick={() => state.set({ q: '' })}>{t('list.showAll', { list })}</Button>}
      />
    )
  return (
    <EmptyState
      icon={<IconInbox {...icon} />}
      title={t('list.emptyYet', { list })}
      why={t('list.emptyYetWhy', { list })}
      action={
        type.canCreate && (
          <Button tone="primary" onClick={() => shell.openCreate(type)}>
            {t('create.new', { type: inSentence(type.label) })}
          </Button>
        )
      }
    />
  )
}
