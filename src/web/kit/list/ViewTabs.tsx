// The views of a list: its own first, then those that come with the type or are pinned, the rest behind a menu.
import { IconBookmarkPlus, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTypeByName } from '../../api/meta.ts'
import { type Count, useCounts } from '../../api/records.ts'
import type { TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../Button.tsx'
import { Menu } from '../Menu.tsx'
import { SaveViewDialog } from './SaveViewDialog.tsx'
import type { ListState } from './use-list-state.ts'
import { ViewMenu } from './ViewMenu.tsx'
import styles from './ViewTabs.module.css'
import type { ListView } from './views.ts'

interface Props {
  type: TypeMeta
  state: ListState
  /** The rows are there: counts are asked for after them, not before. */
  counted: boolean
}

export function ViewTabs({ type, state, counted }: Props) {
  const [saving, setSaving] = useState(false)
  const viewType = useTypeByName('view')
  const shown = state.views.filter(view => view.pinned || view === state.view)
  const others = state.views.filter(view => !shown.includes(view))
  const counts = useCounts(
    type.plural,
    shown.map(view => view.q),
    counted,
  )
  return (
    <>
      <nav className={styles.tabs} aria-label={t('views.tabs')}>
        <Tab
          name={state.homeName ?? (type.defaultQuery === '' ? t('views.all') : t('views.default'))}
          isCurrent={state.view === null}
          isChanged={state.isChanged}
          onChoose={() => state.chooseView(null)}
        />
        {shown.map(view => (
          <Tab
            key={view.id}
            name={view.name}
            count={counts.get(view.q)}
            isCurrent={state.view === view}
            isChanged={state.isChanged}
            onChoose={() => state.chooseView(view)}
          />
        ))}
      </nav>
      {others.length > 0 && <MoreViews views={others} onChoose={state.chooseView} />}
      {state.isChanged && viewType && (
        <Button small tone="ghost" onClick={() => setSaving(true)}>
          <IconBookmarkPlus size={16} stroke={1.5} aria-hidden />
          {t('views.save')}
        </Button>
      )}
      {state.view?.record && viewType && (
        <ViewMenu viewType={viewType} view={state.view.record} state={state} />
      )}
      {saving && viewType && (
        <SaveViewDialog type={type} viewType={viewType} state={state} onClose={() => setSaving(false)} />
      )}
    </>
  )
}

interface TabProps {
  name: string
  count?: Count | undefined
  isCurrent: boolean
  isChanged: boolean
  onChoose: () => void
}

function Tab({ name, count, isCurrent, isChanged, onChoose }: TabProps) {
  return (
    <button type="button" className={styles.tab} aria-current={isCurrent} onClick={onChoose}>
      {name}
      {count && (
        <span className={styles.count}>
          {t('list.count', { count: count.count, capped: String(count.capped) })}
        </span>
      )}
      {isCurrent && isChanged && (
        <span
          className={styles.changed}
          data-tip={t('views.changed')}
          role="img"
          aria-label={t('views.changed')}
        />
      )}
    </button>
  )
}

function MoreViews({ views, onChoose }: { views: ListView[]; onChoose: (view: ListView) => void }) {
  return (
    <Menu
      label={t('views.more')}
      items={views.map(view => ({ id: view.id, label: view.name, onSelect: () => onChoose(view) }))}
      trigger={props => (
        <Button small tone="ghost" {...props}>
          {t('views.more')}
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        </Button>
      )}
    />
  )
}
