// A macro on several records: each by the preview and the run of the single one, and one way back for the lot.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useRefreshAll } from './bulk.ts'
import { get, post, search } from './client.ts'
import type { MacroPreview, MacroRun } from './macros.ts'
import type { BulkReport, RecordData, RecordPage, TypeMeta } from './types.ts'
import { remember } from './undo.ts'

/** The query language takes at most fifty values of one field. */
export const mostRun = 50
const atOnce = 4

interface Planned {
  record: RecordData
  plan: MacroPreview
}

export interface ManyPlan {
  report: BulkReport
  /** Those it can be done to. */
  ready: Planned[]
}

type Left = BulkReport['invalid']

export function useMacroOnMany(type: TypeMeta, macro: string, ids: string[]) {
  return useQuery({
    queryKey: ['macro-many', type.plural, macro, ids],
    queryFn: () => planFor(type, macro, ids),
    enabled: ids.length <= mostRun,
    gcTime: 0,
    retry: false,
  })
}

async function planFor({ plural }: TypeMeta, macro: string, ids: string[]): Promise<ManyPlan> {
  const order = { q: `id:${ids.join(',')}`, sort: 'createdAt', limit: mostRun }
  const { items } = await get<RecordPage>(`/${plural}${search(order)}`)
  const invalid: Left = []
  const rows = items.map(record => ({ record }))
  const planned = await each(rows, invalid, async ({ record }) => ({
    record,
    plan: await post<MacroPreview>(`/${plural}/${record.id}/macro/preview`, { macro }),
  }))
  for (const { record, plan } of planned) if (plan.refused) invalid.push(leftOut(record, plan.refused.reason))
  const ready = planned.filter(({ plan }) => plan.refused === null)
  const report = { total: items.length, changes: ready.length, notAllowed: [], invalid, undo: null }
  return { report, ready }
}

/** Runs it on what was previewed: a record that moved on since is left as it is, and said so. */
export function useRunOnMany(type: TypeMeta, macro: string) {
  const refresh = useRefreshAll(type.plural)
  return useMutation({
    mutationFn: async (ready: Planned[]): Promise<BulkReport> => {
      const invalid: Left = []
      const done = await each(ready, invalid, async ({ record, plan }) => {
        const order = { macro, version: plan.version }
        const { run } = await post<MacroRun>(`/${type.plural}/${record.id}/macro/run`, order)
        return { record, run }
      })
      const runs = done.filter(({ run }) => run !== null)
      const back = async () => {
        const kept: Left = []
        await each(runs, kept, ({ record, run }) =>
          post(`/${type.plural}/${record.id}/macro/undo`, { run }),
        ).finally(refresh)
        const [first] = kept
        if (first) throw new Error(`${first.number ?? ''} ${first.reason}`.trim())
      }
      remember({ where: String(done.length), back: runs.length > 0 ? back : null })
      return { total: ready.length, changes: done.length, notAllowed: [], invalid, undo: null }
    },
    onSettled: refresh,
  })
}

const leftOut = ({ id, number }: RecordData, reason: string): Left[number] => ({
  id,
  number: number ?? null,
  reason,
})

/** A few at a time; where one fails it is put aside with the reason and does not stop the others. */
async function each<Item extends { record: RecordData }, Answer>(
  items: Item[],
  left: Left,
  act: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let at = 0; at < items.length; at += atOnce) {
    const part = items.slice(at, at + atOnce)
    await Promise.all(
      part.map(item =>
        act(item).then(
          answer => answers.push(answer),
          error => left.push(leftOut(item.record, error instanceof Error ? error.message : String(error))),
        ),
      ),
    )
  }
  return answers
}
