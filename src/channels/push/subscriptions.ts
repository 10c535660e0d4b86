import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Executor } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, Problem } from '../../kernel/problem.ts'

export interface Subscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

const mostPerPerson = 20

/** The push services of the browsers. A server that sent to any address it is given could be made to knock anywhere. */
const services = ['fcm.googleapis.com', 'push.services.mozilla.com', 'notify.windows.com', 'push.apple.com']

export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false
  const { protocol, hostname, port, username } = new URL(endpoint)
  if (protocol !== 'https:' || port !== '' || username !== '') return false
  return services.some(service => hostname === service || hostname.endsWith(`.${service}`))
}

/** Keeps a browser's subscription; one it had for somebody else before is his no longer. */
export async function subscribe(
  kernel: Kernel,
  person: string,
  { endpoint, keys }: Subscription,
): Promise<void> {
  if (!isPushService(endpoint))
    throw invalidField('endpoint', 'This is not the address of a push service that is known.')
  const stored = await sql`insert into push_subscription (id, person_id, endpoint, p256dh, auth, created_at)
    select ${uuidv7()}, ${person}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${kernel.clock.now()}
    where (select count(*) from push_subscription where person_id = ${person} and endpoint <> ${endpoint}) < ${sql.lit(mostPerPerson)}
    on conflict (endpoint) do update set person_id = excluded.person_id, p256dh = excluded.p256dh,
      auth = excluded.auth`.execute(kernel.db)
  if (Number(stored.numAffectedRows ?? 0) === 0)
    throw new Problem(
      'not_now',
      `At most ${mostPerPerson} browsers can be told. Turn it off in another first.`,
    )
}

export async function unsubscribe(db: Executor, person: string, endpoint: string): Promise<void> {
  await sql`delete from push_subscription where person_id = ${person} and endpoint = ${endpoint}`.execute(db)
}

export async function subscriptionsOf(db: Executor, person: string): Promise<Subscription[]> {
  const found = await sql<Subscription>`
    select endpoint, jsonb_build_object('p256dh', p256dh, 'auth', auth) as keys
    from push_subscription where person_id = ${person}`.execute(db)
  return found.rows
}
