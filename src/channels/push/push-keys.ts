import { sql } from 'kysely'
import type { Executor } from '../../kernel/database.ts'

export interface PushKeys {
  publicKey: string
  privateKey: string
}

/** The keys of this installation, made at the first start. */
export async function openPushKeys(db: Executor): Promise<PushKeys> {
  const kept = () =>
    sql<PushKeys>`select public_key as "publicKey", private_key as "privateKey" from push_key`.execute(db)
  const [known] = (await kept()).rows
  if (known) return known
  const { default: webPush } = await import('web-push')
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  await sql`insert into push_key (public_key, private_key) values (${publicKey}, ${privateKey})
    on conflict do nothing`.execute(db)
  const [made] = (await kept()).rows
  if (!made) throw new Error('The keys for push could not be kept.')
  return made
}
