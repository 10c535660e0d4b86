import { sql } from 'kysely'
import type { Kernel } from '../../kernel/kernel.ts'
import { Problem } from '../../kernel/problem.ts'
import { hashOf } from './secret.ts'

/** At most `limit` tries in any `minutes`: a sliding window, never two windows' worth at their border. */
export interface Budget {
  /** What is counted, `account:anna` for instance. Kept as a hash: a user name may be a password typed too early. */
  name: string
  limit: number
  minutes: number
}

const since = ({ minutes }: Budget, now: Date): Date => new Date(now.getTime() - minutes * 60_000)

/** Takes one try, atomically on all nodes. Null when it was granted, else the seconds until there is one again. */
async function take(kernel: Kernel, budget: Budget, at: Date): Promise<number | null> {
  const key = hashOf(budget.name)
  const from = since(budget, at)
  const taken = await sql`
    insert into sign_in_try as t (key, tries, last_at) values (${key}, array[${at}::timestamptz], ${at})
    on conflict (key) do update set last_at = excluded.last_at, tries =
      (select array_agg(past order by past) from unnest(t.tries) past where past > ${from}) || ${at}::timestamptz
    where (select count(*) from unnest(t.tries) past where past > ${from}) < ${budget.limit}
    returning 1`.execute(kernel.db)
  if (taken.rows.length > 0) return null
  const first = await sql<{ at: Date | null }>`
    select min(past) as at from sign_in_try, unnest(tries) past where key = ${key} and past > ${from}`.execute(
    kernel.db,
  )
  const freeAt = (first.rows[0]?.at ?? from).getTime() + budget.minutes * 60_000
  return Math.max(1, Math.ceil((freeAt - at.getTime()) / 1000))
}

/** Takes a try of each budget or refuses with `too_many_tries`; returns how to give them back: a right answer is no guess. */
export async function takeTries(kernel: Kernel, budgets: readonly Budget[]): Promise<() => Promise<void>> {
  const at = kernel.clock.now()
  for (const budget of budgets) {
    const retryAfter = await take(kernel, budget, at)
    if (retryAfter !== null) throw tooManyTries(retryAfter)
  }
  return async () => {
    for (const budget of budgets) await giveBack(kernel, budget, at)
  }
}

/** Exactly one try of that instant: others may have been made in the same millisecond. */
async function giveBack(kernel: Kernel, budget: Budget, at: Date): Promise<void> {
  await sql`
    update sign_in_try set tries =
      tries[:array_position(tries, ${at}::timestamptz) - 1] || tries[array_position(tries, ${at}::timestamptz) + 1:]
    where key = ${hashOf(budget.name)} and ${at}::timestamptz = any(tries)`.execute(kernel.db)
}

function tooManyTries(retryAfter: number): Problem {
  const minutes = Math.ceil(retryAfter / 60)
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
  return new Problem('too_many_tries', `There were too many tries. Wait ${wait} and try again.`, {
    extras: { retryAfter },
  })
}
