// Acts on one record one after the other, however quick the keys were: the second speaks of the record the first left.
import type { RecordData } from '../../api/types.ts'

type Act = (now: RecordData) => Promise<RecordData>

const last = new Map<string, Promise<RecordData>>()

/** When all that was begun is done or refused. */
export async function allDone(): Promise<void> {
  await Promise.allSettled(last.values())
}

/** Waits for what was begun on this record before; a refused act does not hold up the next. */
export function inTurn(record: RecordData, act: Act): Promise<RecordData> {
  const before = last.get(record.id) ?? Promise.resolve(record)
  const newer = (now: RecordData) => (now.version > record.version ? now : record)
  const mine = before.catch(() => record).then(now => act(newer(now)))
  last.set(record.id, mine)
  const leave = () => {
    if (last.get(record.id) === mine) last.delete(record.id)
  }
  mine.then(leave, leave)
  return mine
}
