// Everything from one box: acts of this page first, then records, then places.
import { IconArrowRight, IconBolt, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTypes } from '../api/meta.ts'
import { useSearchHits } from '../api/search.ts'
import type { SearchHit, TypeMeta } from '../api/types.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { t } from '../messages/t.ts'
import { useGo } from '../router/use-page.ts'
import { type Act, currentActs, keyText } from './acts.ts'
import styles from './Palette.module.css'
import { recordPath } from './paths.ts'
import { TypeIcon } from './TypeIcon.tsx'
import { useDebounced } from './use-debounced.ts'

interface Row {
  id: string
  heading: string
  icon: ReactNode
  label: string
  end?: ReactNode
  run: () => void
}

export function Palette({ onClose }: { onClose: () => void }) {
  const [words, setWords] = useState('')
  const [active, setActive] = useState(0)
  const [acts] = useState(() => currentActs().filter(act => !act.keyOnly))
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = usePaletteRows(words, acts)
  const current = Math.min(active, Math.max(rows.length - 1, 0))

  useEffect(() => {
    list.current?.querySelector(`[data-row="${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [current])

  const choose = (row: Row | undefined) => {
    if (!row) return
    onClose()
    // After the dialog gave focus back: what the row opens may take it.
    window.setTimeout(row.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(current + 1, rows.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(current - 1, 0))
    else if (event.key === 'Enter') choose(rows[current])
    else return
    event.preventDefault()
  }

  return (
    <Dialog title={t('palette.title')} onClose={onClose} bare wide>
      <input
        data-autofocus
        className={styles.input}
        role="combobox"
        aria-label={t('palette.title')}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={rows[current] ? `${id}-${current}` : undefined}
        placeholder={t('palette.placeholder')}
        autoComplete="off"
        value={words}
        onChange={event => {
          setWords(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list} ref={list} id={id} role="listbox" aria-label={t('palette.results')}>
        {rows.map((row, i) => (
          <div key={row.id} role="presentation">
            {row.heading !== rows[i - 1]?.heading && (
              <div className={styles.heading} role="presentation">
                {row.heading}
              </div>
            )}
            <div
              id={`${id}-${i}`}
              data-row={i}
              role="option"
              tabIndex={-1}
              aria-selected={i === current}
              data-active={i === current}
              className={styles.row}
              onMouseMove={() => setActive(i)}
              onClick={() => choose(row)}
              onKeyDown={undefined}
            >
              {row.icon}
              <span className="truncate">{row.label}</span>
              <span className={styles.end}>{row.end}</span>
            </div>
          </div>
        ))}
      </div>
      {rows.length === 0 && <div className={styles.empty}>{t('palette.empty')}</div>}
    </Dialog>
  )
}

function usePaletteRows(words: string, acts: Act[]): Row[] {
  const types = useTypes()
  const go = useGo()
  const asked = useDebounced(words.trim(), 120)
  const hits = useSearchHits(asked)
  const needle = words.trim().toLowerCase()
  const typeOf = (name: string) => types.find(type => type.type === name)
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }

  const actRows = acts
    .filter(act => needle === '' || act.label.toLowerCase().includes(needle))
    .slice(0, needle === '' ? 40 : 6)
    .map(act => ({
      id: act.id,
      heading: act.group,
      icon: <IconBolt {...icon} />,
      label: act.label,
      end: act.keys?.[0] && <kbd>{keyText(act.keys[0])}</kbd>,
      run: act.run,
    }))
  if (needle === '') return actRows

  const jump = hits.data?.jump
  const jumpType = jump && typeOf(jump.type)
  const jumpRows: Row[] =
    jump && jumpType
      ? [
          {
            id: 'jump',
            heading: t('palette.jump'),
            icon: <IconArrowRight {...icon} />,
            label: t('palette.jumpTo', { number: jump.number }),
            run: () => go(recordPath(jumpType, jump)),
          },
        ]
      : []
  const hitRows = (hits.data?.items ?? [])
    .slice(0, 8)
    .map(hit => hitRow(hit, typeOf(hit.type), go))
    .filter(row => row !== null)
  const all: Row = {
    id: 'all',
    heading: t('palette.records'),
    icon: <IconSearch {...icon} />,
    label: t('palette.searchAll', { words: words.trim() }),
    run: () => go('/search', { search: { q: words.trim() } }),
  }
  return [...jumpRows, ...hitRows, all, ...actRows]
}

function hitRow(hit: SearchHit, type: TypeMeta | undefined, go: (to: string) => void): Row | null {
  if (!type) return null
  return {
    id: `${hit.type}-${hit.id}`,
    heading: t('palette.records'),
    icon: <TypeIcon icon={type.icon} />,
    label: hit.title,
    end: (
      <>
        {hit.state && <span>{hit.state}</span>}
        <span className="tabular">{hit.number ?? type.label}</span>
      </>
    ),
    run: () => go(recordPath(type, hit)),
  }
}
