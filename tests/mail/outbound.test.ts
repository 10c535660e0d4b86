import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MailWorld, mailWorld } from './mail-world.ts'

let world: MailWorld
beforeAll(async () => {
  world = await mailWorld()
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.send()
  world.peer.taken.length = 0
})

const resolution = { closureCode: 'solved', closureNotes: 'A new toner was put in.' }

/** Where a button of the mail leads, without the server's name. */
const pathIn = (text: string, purpose: string): string =>
  new RegExp(`http://localhost(/mail/${purpose}/[a-z0-9-]+)`).exec(text)?.[1] ?? ''

describe('the caller', () => {
  it('is told that somebody opened a request for him, and not of what he opened himself', async () => {
    await world.incident(world.anna)
    await world.incident(world.ben, { requester: world.anna.id })
    await world.send()
    const [first, ...more] = world.sentTo('anna@example.org')
    expect(more).toEqual([])
    expect(first?.mail.subject).toMatch(/^\[INC\d+\] We have received your message$/)
  })

  it('is sent a public reply as text and HTML, from the desk in the name of who wrote it', async () => {
    const { id, number } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'Please **turn it off** & on again.' })
    await world.send()
    const [sent] = world.sentTo('anna@example.org')
    expect(sent?.mail.from?.value).toEqual([{ name: 'Ben Okafor (IT Desk)', address: 'desk@example.org' }])
    expect(sent?.mail.subject).toBe(`[${number}] The printer prints blank pages`)
    expect(sent?.mail.text).toContain('Please turn it off & on again.')
    expect(sent?.mail.html).toContain('Please <strong>turn it off</strong> &amp; on again.')
    expect(sent?.mail.headers.get('auto-submitted')).toBeUndefined()
    const reply = sent?.mail.replyTo?.value[0]?.address ?? ''
    expect(reply).toMatch(/^desk\+[0-9a-z]+-[a-z2-7]{26}@example\.org$/)
    expect(sent?.from).toBe(reply)
  })

  it('gets one mail for what happens on one record within a minute', async () => {
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'The toner is empty.' })
    await world.ben.post(`/incidents/${id}/resolve`, resolution)
    await world.send()
    const [sent, ...more] = world.sentTo('anna@example.org')
    expect(more).toEqual([])
    expect(sent?.mail.text).toContain('The toner is empty.')
    expect(sent?.mail.text).toContain('A new toner was put in.')
  })

  it('sees the messages of one record as one conversation', async () => {
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
    await world.send()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'Two.' })
    await world.send()
    const [one, two] = world.sentTo('anna@example.org')
    expect(two?.mail.inReplyTo).toBe(one?.mail.messageId)
    expect(two?.mail.references).toEqual([`<record.${id}@example.org>`, one?.mail.messageId])
    expect(one?.mail.references).toBe(`<record.${id}@example.org>`)
  })

  it('says by a link that it is fixed; following the link alone decides nothing', async () => {
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/resolve`, resolution)
    await world.send()
    const path = pathIn(world.sentTo('anna@example.org')[0]?.mail.text ?? '', 'confirm')
    const page = await world.inject({ method: 'GET', url: path })
    expect(page.body).toContain('Yes, it is fixed')
    expect((await world.anna.get(`/incidents/${id}`)).body.state).toBe('resolved')
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const done = await world.inject({ method: 'POST', url: path, headers: form, payload: 'answer=yes' })
    expect(done.body).toContain('It is closed.')
    expect((await world.anna.get(`/incidents/${id}`)).body.state).toBe('closed')
    const again = await world.inject({ method: 'POST', url: path, headers: form, payload: 'answer=yes' })
    expect(again.status).toBe(409)
  })

  it('says by the link that it is not fixed, with a reason', async () => {
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/resolve`, resolution)
    await world.send()
    const path = pathIn(world.sentTo('anna@example.org')[0]?.mail.text ?? '', 'confirm')
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const post = (payload: string) => world.inject({ method: 'POST', url: path, headers, payload })
    expect((await post('answer=no&text=')).status).toBe(422)
    expect((await post('answer=no&text=Still+blank')).status).toBe(200)
    expect((await world.ben.get(`/incidents/${id}`)).body).toMatchObject({ state: 'in_progress' })
  })

  it('unsubscribes from one record in a click, also by the button of his mail program', async () => {
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
    await world.send()
    const list = world.sentTo('anna@example.org')[0]?.mail.headers.get('list') as unknown as {
      unsubscribe: { url: string }
    }
    const path = new URL(list.unsubscribe.url).pathname
    expect((await world.inject({ method: 'GET', url: path })).body).toContain('Unsubscribe')
    const done = await world.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'List-Unsubscribe=One-Click',
    })
    expect(done.status).toBe(200)
    await world.ben.post(`/incidents/${id}/comment`, { body: 'Two.' })
    await world.send()
    expect(world.sentTo('anna@example.org')).toEqual([])
  })

  it.each(['unsubscribe', 'confirm'])('a made up or foreign token opens no page to %s', async purpose => {
    const { signer } = world.steward.mail.post
    for (const token of ['1-aaaaaaaaaaaaaaaaaaaaaaaaaa', signer.sign('reply', 1), 'x']) {
      const url = `/mail/${purpose}/${token}`
      expect((await world.inject({ method: 'GET', url })).status).toBe(410)
      expect((await world.inject({ method: 'POST', url })).status).toBe(410)
    }
  })
})

describe('those who work on it', () => {
  it('are mailed what they chose, in their language, and never their own act', async () => {
    const { id, number } = await world.incident()
    await world.ben.post(`/incidents/${id}/assign`, { assignee: world.mara.id })
    await world.mara.post(`/incidents/${id}/comment`, { body: 'Ich sehe es mir an.' })
    await world.send()
    const [sent, ...more] = world.sentTo('mara@example.org')
    expect(more).toEqual([])
    expect(sent?.mail.text).toContain('Ben Okafor hat es Ihnen zugewiesen')
    expect(sent?.mail.text).toContain(`http://localhost/work/incidents/${number}`)
    expect(sent?.mail.headers.get('auto-submitted')).toBe('auto-generated')
    await world.mara.patch('/notifications/preferences', { events: { assigned: { mail: false } } })
    const second = await world.incident()
    await world.ben.post(`/incidents/${second.id}/assign`, { assignee: world.mara.id })
    await world.send()
    expect(world.sentTo('mara@example.org')).toEqual([])
    await world.mara.patch('/notifications/preferences', { events: { assigned: { mail: true } } })
  })

  it('wait for the end of their quiet hours', async () => {
    await world.ben.patch('/notifications/preferences', { quietHours: { from: '00:00', until: '23:59' } })
    const { id } = await world.incident()
    await world.mara.post(`/incidents/${id}/assign`, { assignee: world.ben.id })
    await world.send()
    expect(world.sentTo('ben@example.org')).toEqual([])
    await world.send(24 * 3600)
    expect(world.sentTo('ben@example.org')).toHaveLength(1)
    await world.ben.patch('/notifications/preferences', { quietHours: null })
  })

  it('get one digest of what they have not looked at, where they asked for that', async () => {
    await world.ben.patch('/notifications/preferences', { digest: 'daily' })
    const [one, two, seen] = [await world.incident(), await world.incident(), await world.incident()]
    for (const { id } of [one, two, seen])
      await world.mara.post(`/incidents/${id}/assign`, { assignee: world.ben.id })
    await world.send()
    expect(world.sentTo('ben@example.org')).toEqual([])
    await world.ben.post('/notifications/mark', { as: 'read', records: [seen.id] })
    await world.send(24 * 3600)
    const [sent, ...more] = world.sentTo('ben@example.org')
    expect(more).toEqual([])
    expect(sent?.mail.text).toContain(one.number)
    expect(sent?.mail.text).toContain(two.number)
    expect(sent?.mail.text).not.toContain(seen.number)
    await world.ben.patch('/notifications/preferences', { digest: 'never' })
  })
})

describe('what may not leave', () => {
  it('an internal note reaches nobody outside, and its words no mail at all', async () => {
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/assign`, { assignee: world.mara.id })
    await world.mara.patch('/notifications/preferences', { events: { noted: { mail: true } } })
    await world.ben.post(`/incidents/${id}/comment`, { body: 'SECRET-4711 she did it again', internal: true })
    await world.ben.post(`/incidents/${id}/comment`, { body: 'We are on it.' })
    await world.mara.post(`/incidents/${id}/resolve`, resolution)
    await world.send()
    expect(world.peer.taken.map(({ to }) => to[0]).toSorted()).toEqual([
      'anna@example.org',
      'mara@example.org',
    ])
    for (const { raw, mail } of world.peer.taken) {
      expect(raw.toString()).not.toContain('SECRET-4711')
      expect(`${mail.text} ${mail.html}`).not.toContain('SECRET-4711')
    }
    expect(world.sentTo('mara@example.org')[0]?.mail.text).toContain('hat eine interne Notiz geschrieben')
  })

  it('a record the person may no longer know when it is sent', async () => {
    const { id } = await world.incident()
    await world.mara.post(`/incidents/${id}/watch`, {})
    await world.anna.post(`/incidents/${id}/comment`, { body: 'Still blank.' })
    const network = await world.group('Network', [])
    await world.ben.patch(`/incidents/${id}`, { restrictedTo: [network.id] })
    await world.send()
    expect(world.sentTo('mara@example.org')).toEqual([])
  })

  it('what people typed into fields is taken literally, not as a template, a link or HTML', async () => {
    const title = `{{7*7}} ${'$'}{7*7} <script>x</script> [here](http://evil.example) {% for %}`
    const { id } = await world.incident(world.anna, { title })
    await world.ben.post(`/incidents/${id}/assign`, { assignee: world.mara.id })
    await world.send()
    const [sent] = world.sentTo('mara@example.org')
    expect(sent?.mail.text).toContain(title)
    expect(sent?.mail.subject).toContain(title)
    expect(sent?.mail.html).not.toMatch(/<script>x|href="http:\/\/evil/)
  })
})

describe('the mail server', () => {
  const messages = async (id: string) =>
    (
      await sql<{ disposition: string; reason: string; attempts: number }>`
        select disposition, reason, attempts from mail_message where record_id = ${id}`.execute(
        world.steward.kernel.db,
      )
    ).rows

  it('that is busy is asked again later with the same message; the person gets it once', async () => {
    world.peer.refusals.push({ code: 451, text: 'Try later' }, { code: 421, text: 'Too many' })
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
    await world.send()
    expect(await messages(id)).toEqual([{ disposition: 'waiting', reason: 'retrying', attempts: 1 }])
    await world.send(60)
    expect(await messages(id)).toEqual([{ disposition: 'waiting', reason: 'retrying', attempts: 2 }])
    await world.send(60)
    expect(world.sentTo('anna@example.org')).toEqual([])
    await world.send(240)
    expect(await messages(id)).toEqual([{ disposition: 'sent', reason: 'sent', attempts: 3 }])
    expect(world.sentTo('anna@example.org')).toHaveLength(1)
  })

  it('that will never take it is asked once', async () => {
    world.peer.refusals.push({ code: 550, text: 'No such user' })
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
    await world.send()
    await world.send(7 * 24 * 3600)
    expect(await messages(id)).toEqual([{ disposition: 'failed', reason: 'refused', attempts: 1 }])
    expect(world.sentTo('anna@example.org')).toEqual([])
  })

  it('message that a killed process had in hand is sent by the next', async () => {
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
    await world.send()
    expect(world.sentTo('anna@example.org')).toHaveLength(1)
    await sql`update mail_message set disposition = 'sending', next_at = claimed_at where record_id = ${id}`.execute(
      world.steward.kernel.db,
    )
    await world.send(60)
    expect(world.sentTo('anna@example.org')).toHaveLength(0)
    await world.send(61)
    expect(world.sentTo('anna@example.org')).toHaveLength(1)
  })
})

it('without a mail server a message is kept and shown as not sent', async () => {
  const silent = await mailWorld({ smtpUrl: null, from: null })
  try {
    const { id } = await silent.incident()
    await silent.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
    await silent.send()
    const found = await sql<object>`
      select disposition, reason, to_addresses as "to", reasons from mail_message where record_id = ${id}`.execute(
      silent.steward.kernel.db,
    )
    expect(found.rows).toEqual([
      { disposition: 'not_sent', reason: 'noServer', to: ['anna@example.org'], reasons: ['answered'] },
    ])
  } finally {
    await silent.stop()
  }
})
