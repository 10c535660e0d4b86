// The verbs on this list: for the chosen records, else for the row under the cursor, which then goes on.
import { useState } from 'react'
import { useMe } from '../../api/me.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import type { Question } from '../verbs/asking.ts'
import { useVerbs, type Verbs } from '../verbs/use-verbs.tsx'
import type { Cursor } from './use-cursor.ts'
import { recordIn } from './use-list-acts.ts'
import type { ListRows } from './use-list-rows.ts'
import type { Selection } from './use-selection.ts'

interface Options {
  type: TypeMeta
  list: ListRows
  cursor: Cursor
  selection: Selection
  peeked: string | null
  onPeek: (record: RecordData | null) => void
}

export interface ListVerbs extends Verbs {
  /** What is asked for all chosen records. */
  many: Question | null
  setMany: (question: Question | null) => void
}

export function useListVerbs({ type, list, cursor, selection, peeked, onPeek }: Options): ListVerbs {
  const me = useMe()
  const [many, setMany] = useState<Question | null>(null)
  const beside = peeked ? list.rows.find(row => row.number === peeked || row.id === peeked) : undefined
  const verbs = useVerbs({
    type,
    record: beside ?? recordIn(cursor.item),
    onMany: selection.ids.size > 0 ? setMany : null,
    onDone: () => {
      const { afterVerb } = me.preferences
      if (afterVerb === 'back' && peeked) onPeek(null)
      if (afterVerb !== 'next') return
      const next = recordIn(list.items[cursor.move(1)])
      if (peeked && next) onPeek(next)
    },
  })
  return { ...verbs, many, setMany }
}
