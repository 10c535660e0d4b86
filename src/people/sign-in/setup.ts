import { sql } from 'kysely'
import { systemActor } from '../../kernel/access/actor.ts'
import { execute } from '../../kernel/command/execute.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, Problem } from '../../kernel/problem.ts'
import { storePasswordHash } from './account.ts'
import { hashPassword } from './password-hash.ts'
import { refuseWeakPassword } from './password-rules.ts'
import { together } from './together.ts'

export interface Setup {
  company: string
  name: string
  email: string
  username: string
  password: string
}

/** Whether nobody has an account yet. */
export async function isSetupNeeded(kernel: Kernel): Promise<boolean> {
  const found = await sql<{ needed: boolean }>`
    select not exists (select 1 from account) as needed`.execute(kernel.db)
  return found.rows[0]?.needed ?? false
}

/** The setting that holds the company's name. */
export const companyKey = 'company.name'

const alreadySetUp = () => new Problem('not_now', 'Steward is set up already. Sign in.')

/**
 * Creates the first administrator with his account, all or nothing. Only while there is no account at all: of several
 * who try at once one succeeds. Returns the person's id and the hash of his password.
 */
export async function setUp(
  kernel: Kernel,
  setup: Setup,
): Promise<{ personId: string; passwordHash: string }> {
  if (!(await isSetupNeeded(kernel))) throw alreadySetUp()
  const { name, email, username, password } = setup
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalidField('email', 'This is not an e-mail address.')
  if (!/^\S+$/.test(username)) throw invalidField('username', 'A user name holds no spaces.')
  refuseWeakPassword(password, username, 'password')
  const command = kernel.registry.command('person', 'create')
  if (!command) throw new Error('The record type person has no command create.')
  const passwordHash = await hashPassword(password)
  return together(kernel, async inside => {
    // Held to the end: a second set-up waits here and then finds the account of the first.
    await sql`lock table account in share row exclusive mode`.execute(inside.db)
    if (!(await isSetupNeeded(inside))) throw alreadySetUp()
    const { row } = await execute(inside, {
      actor: systemActor('setup'),
      command,
      input: { name, email, username, roles: ['administrator'] },
    })
    await storePasswordHash(inside, row.id, passwordHash)
    await keepCompany(inside, setup.company)
    return { personId: row.id, passwordHash }
  })
}

/** The name stands in the head of pages and mails. A Steward without the record type for settings does without. */
async function keepCompany(kernel: Kernel, company: string): Promise<void> {
  const command = kernel.registry.command('setting', 'create')
  if (!command || kernel.settings.get(companyKey, null) !== null) return
  await execute(kernel, { actor: systemActor('setup'), command, input: { key: companyKey, value: company } })
}
