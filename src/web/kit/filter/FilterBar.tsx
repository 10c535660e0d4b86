import { IconCode, IconFilter, IconX } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Button, IconButton } from '../Button.tsx'
import { AddFilter } from './AddFilter.tsx'
import styles from './FilterBar.module.css'
import { FilterChip } from './FilterChip.tsx'
import { formatQuery, parseQuery, type Term, withWords, wordsOf } from './query.ts'

interface Props {
  type: TypeMeta
  q: string
  onChange: (q: string) => void
  children?: ReactNode
}

export function FilterBar({ type, q, onChange, children }: Props) {
  const [asText, setAsText] = useState(false)
  const terms = parseQuery(q)
  const replace = (at: number, term: Term | null) => {
    const next = term ? terms.with(at, term) : terms.toSpliced(at, 1)
    onChange(formatQuery(next))
  }
  return (
    <search className={styles.bar} aria-label={t('filter.region')}>
      <IconFilter size={16} stroke={1.5} aria-hidden className="quiet" />
      {asText ? (
        <QueryText q={q} onChange={onChange} onDone={() => setAsText(false)} />
      ) : (
        <>
          {terms.map((term, i) =>
            term.kind === 'word' ? null : (
              <FilterChip
                // biome-ignore lint/suspicious/noArrayIndexKey: a term has no identity but its place in the query
                key={`${i}-${term.kind}`}
                type={type}
                term={term}
                onChange={next => replace(i, next)}
              />
            ),
          )}
          <AddFilter type={type} onAdd={term => onChange(formatQuery([...terms, term]))} />
          <Words words={wordsOf(terms)} onChange={words => onChange(withWords(q, words))} />
        </>
      )}
      {q !== '' && !asText && (
        <Button tone="ghost" small className={styles.wide} onClick={() => onChange('')}>
          <IconX size={14} stroke={1.5} aria-hidden />
          {t('filter.clear')}
        </Button>
      )}
      <IconButton
        small
        className={styles.wide}
        label={asText ? t('filter.asChips') : t('filter.asText')}
        aria-pressed={asText}
        onClick={() => setAsText(!asText)}
      >
        <IconCode size={16} stroke={1.5} aria-hidden />
      </IconButton>
      {children}
    </search>
  )
}

const rest = 180

function Words({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(words)
  const [applied, setApplied] = useState(words)
  if (words !== applied) {
    setApplied(words)
    setTyped(words)
  }
  const apply = useRef(onChange)
  useEffect(() => {
    apply.current = onChange
  })
  useEffect(() => {
    // A half-typed "field:val" waits for Enter: it would become a chip in the middle of the word.
    if (typed === words || typed.includes(':')) return
    const timer = window.setTimeout(() => apply.current(typed), rest)
    return () => window.clearTimeout(timer)
  }, [typed, words])
  return (
    <input
      className={styles.words}
      type="search"
      aria-label={t('filter.words')}
      placeholder={t('filter.words')}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.key === 'Enter') onChange(typed)
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}

interface QueryTextProps {
  q: string
  onChange: (q: string) => void
  onDone: () => void
}

function QueryText({ q, onChange, onDone }: QueryTextProps) {
  const [text, setText] = useState(q)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange(text.trim())
    onDone()
  }
  return (
    <form onSubmit={submit} style={{ display: 'contents' }}>
      <input
        className={styles.text}
        aria-label={t('filter.text')}
        placeholder={t('filter.textExample')}
        spellCheck={false}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => event.key === 'Escape' && onDone()}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to type here
        autoFocus
      />
      <Button type="submit" small>
        {t('filter.apply')}
      </Button>
    </form>
  )
}
