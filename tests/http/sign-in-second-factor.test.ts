import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestSteward, testSteward } from '../harness/steward.ts'
import { accountOf, Browser, password } from './sign-in-browser.ts'

let steward: TestSteward
beforeAll(async () => {
  steward = await testSteward()
})
afterAll(() => steward.stop())

const step = 30_000
const codeOf = (secret: string, steps = 0) =>
  TOTP.generate({
    secret: Secret.fromBase32(secret),
    timestamp: steward.clock.now().getTime() + steps * step,
  })

/** A person whose second factor is on. */
async function guarded(name: string) {
  const person = await accountOf(steward, name)
  const browser = new Browser(steward)
  await browser.signIn(person.username)
  const { secret } = (await browser.post('/me/totp')).body
  const { recoveryCodes } = (await browser.post('/me/totp/confirm', { code: codeOf(secret) })).body
  steward.clock.advance(step)
  return { ...person, browser, secret: String(secret), recoveryCodes: recoveryCodes as string[] }
}

test('it is asked for only once it is confirmed', async () => {
  const anna = await accountOf(steward, 'Anna')
  const browser = new Browser(steward)
  await browser.signIn(anna.username)
  const begun = (await browser.post('/me/totp')).body
  expect(begun.uri).toContain(`secret=${begun.secret}`)
  expect((await new Browser(steward).signIn('anna')).status).toBe(200)
  expect((await browser.post('/me/totp/confirm', { code: '000000' })).body.errors[0].pointer).toBe('/code')
  const confirmed = await browser.post('/me/totp/confirm', { code: codeOf(begun.secret) })
  expect(new Set(confirmed.body.recoveryCodes).size).toBe(8)
  expect((await browser.post('/me/totp')).status).toBe(409)
  expect((await browser.post('/me/totp/confirm', { code: codeOf(begun.secret, 1) })).status).toBe(409)
  expect((await new Browser(steward).signIn('anna')).body).toMatchObject({
    status: 401,
    code: 'totp_required',
  })
})

test('nobody learns that it is on without the password', async () => {
  const bert = await guarded('Bert')
  const answer = await new Browser(steward).signIn('bert', {
    password: 'wrong horse battery',
    totp: codeOf(bert.secret),
  })
  expect(answer.body.code).toBe('sign_in_failed')
})

test('a code signs in once: not again, not at the same moment, and none before it', async () => {
  const clara = await guarded('Clara')
  const totp = codeOf(clara.secret)
  const answers = await Promise.all([1, 2, 3].map(() => new Browser(steward).signIn('clara', { totp })))
  expect(answers.map(answer => answer.status).sort()).toEqual([200, 401, 401])
  const replayed = await new Browser(steward).signIn('clara', { totp })
  expect(replayed.body).toMatchObject({ code: 'sign_in_failed', errors: [{ pointer: '/totp' }] })
  expect((await new Browser(steward).signIn('clara', { totp: codeOf(clara.secret, -1) })).status).toBe(401)
  expect((await new Browser(steward).signIn('clara', { totp: codeOf(clara.secret, 1) })).status).toBe(200)
})

test('the code that confirmed it does not sign in', async () => {
  const dora = await guarded('Dora')
  expect((await new Browser(steward).signIn('dora', { totp: codeOf(dora.secret, -1) })).status).toBe(401)
})

test('a recovery code signs in once', async () => {
  const emil = await guarded('Emil')
  const [code = ''] = emil.recoveryCodes
  expect((await new Browser(steward).signIn('emil', { totp: code.toUpperCase() })).status).toBe(200)
  expect((await new Browser(steward).signIn('emil', { totp: code })).status).toBe(401)
  expect((await new Browser(steward).signIn('emil', { totp: emil.recoveryCodes[1] ?? '' })).status).toBe(200)
})

test('whoever has the password gets ten guesses a quarter of an hour and thirty a day', async () => {
  const frida = await guarded('Frida')
  let guesses = 0
  for (let quarter = 0; quarter < 6; quarter++) {
    for (let i = 0; i < 12; i++) {
      const answer = await new Browser(steward, `198.51.100.${quarter + 1}`).signIn('frida', {
        totp: '000000',
      })
      if (answer.status === 401) guesses++
    }
    steward.clock.advance(16 * 60_000)
  }
  expect(guesses).toBe(30)
  expect((await frida.browser.signIn('frida', { totp: codeOf(frida.secret) })).status).toBe(200)
})

test('the password turns it off; no secret and no code is left', async () => {
  const gerd = await guarded('Gerd')
  const off = (given: string) => gerd.browser.send('DELETE', '/me/totp', { password: given })
  expect((await off('wrong horse battery')).status).toBe(422)
  expect((await off(password)).status).toBe(204)
  expect((await new Browser(steward).signIn('gerd')).status).toBe(200)
  const left = await sql`select totp_secret, totp_confirmed_at, recovery_hashes from account
    where person_id = ${gerd.id}`.execute(steward.steward.kernel.db)
  expect(left.rows).toEqual([{ totp_secret: null, totp_confirmed_at: null, recovery_hashes: [] }])
})

test('the history tells of it and holds no secret', async () => {
  const hans = await guarded('Hans')
  await new Browser(steward).signIn('hans', { totp: codeOf(hans.secret) })
  await hans.browser.send('DELETE', '/me/totp', { password })
  const found = await sql<{ fact: string; data: object | null }>`
    select fact, data from ledger where record_id = ${hans.id} order by seq`.execute(
    steward.steward.kernel.db,
  )
  const facts = found.rows.map(row => row.fact)
  expect(facts.slice(-3)).toEqual(['person.totpEnabled', 'person.signedIn', 'person.totpDisabled'])
  expect(found.rows.at(-2)?.data).toMatchObject({ secondFactor: 'totp', knownDevice: false })
  const all = JSON.stringify(found.rows)
  for (const secret of [hans.secret, password, ...hans.recoveryCodes]) expect(all).not.toContain(secret)
})
