import { IconCheck, IconX } from '@tabler/icons-react'
import { type MessageKey, t } from '../messages/t.ts'
import styles from './Access.module.css'

export interface Clause {
  kind: 'constant' | 'all' | 'any' | 'not' | 'test'
  holds: boolean | null
  decides: boolean
  parts: Clause[]
  test?: { field: string; label: string; operator: string; expected: string[]; actual: string[] | null }
}

const heads: Partial<Record<Clause['kind'], MessageKey>> = {
  all: 'clause.all',
  any: 'clause.any',
  not: 'clause.not',
}
const words: Record<string, MessageKey> = {
  me: 'clause.me',
  groups: 'clause.groups',
  reports: 'clause.reports',
  true: 'field.yes',
  false: 'field.no',
}
const word = (text: string): string => (words[text] ? t(words[text]) : text)
const list = (texts: string[]): string => (texts.length > 0 ? texts.map(word).join(', ') : t('field.blank'))

/** A rule of access read aloud; what the verdict follows from stands out. */
export function ClauseTree({ clause }: { clause: Clause }) {
  return (
    <ul className={styles.clauses}>
      <ClauseLine clause={clause} />
    </ul>
  )
}

function ClauseLine({ clause }: { clause: Clause }) {
  const head = heads[clause.kind]
  return (
    <li>
      <div
        className={styles.clause}
        data-decides={clause.holds !== null && clause.decides ? true : undefined}
      >
        {clause.holds !== null && <Mark holds={clause.holds} />}
        <span>{clause.test ? <TestText test={clause.test} /> : head ? t(head) : constantText(clause)}</span>
      </div>
      {clause.parts.length > 0 && (
        <ul>
          {clause.parts.map((part, index) => (
            // A rule is read whole and never reordered.
            // biome-ignore lint/suspicious/noArrayIndexKey: clauses have no other name
            <ClauseLine key={index} clause={part} />
          ))}
        </ul>
      )}
    </li>
  )
}

const constantText = (clause: Clause): string => t(clause.holds ? 'clause.everything' : 'clause.nothing')

function Mark({ holds }: { holds: boolean }) {
  const Icon = holds ? IconCheck : IconX
  return (
    <>
      <Icon size={16} stroke={1.5} aria-hidden className={holds ? styles.holds : styles.fails} />
      <span className="hidden">{t(holds ? 'clause.holds' : 'clause.fails')}</span>
    </>
  )
}

function TestText({ test }: { test: NonNullable<Clause['test']> }) {
  const { label, operator, expected, actual } = test
  const rule =
    operator === 'empty'
      ? t(expected[0] === 'true' ? 'clause.empty' : 'clause.filled', { field: label })
      : operator === 'compare'
        ? `${label} ${expected.join(' ')}`
        : operator === 'is' && expected.length === 0
          ? t('clause.empty', { field: label })
          : t('clause.is', { field: label, values: list(expected) })
  return (
    <>
      {rule}
      {actual && <small className="quiet"> {t('clause.actual', { values: list(actual) })}</small>}
    </>
  )
}
