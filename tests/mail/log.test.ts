import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPerson } from '../harness/steward.ts'
import { type MailWorld, mailWorld } from './mail-world.ts'

let world: MailWorld
let auditor: TestPerson
beforeAll(async () => {
  world = await mailWorld()
  auditor = await world.person('Otto Auditor', ['auditor'])
})
afterAll(() => world.stop())

describe('the log of mail', () => {
  it('shows each message in and out with what became of it and its source, to administrators and auditors', async () => {
    const [received] = await world.receive({ subject: 'A printer', text: 'It is blank.' })
    await world.send()
    for (const person of [world.admin, auditor]) {
      const { body } = await person.get('/mail/messages')
      expect(
        body.items.map((item: { direction: string; disposition: string }) => [
          item.direction,
          item.disposition,
        ]),
      ).toEqual([
        ['out', 'sent'],
        ['in', 'created'],
      ])
      expect(body.items[1].record.number).toMatch(/^INC/)
    }
    const { body } = await world.admin.get(`/mail/messages/${received?.id}`)
    expect(body).toMatchObject({ subject: 'A printer', source: 'smtp', envelopeFrom: 'anna@example.org' })
    const source = await world.admin.get(`/mail/messages/${received?.id}/source`)
    expect(source.headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(source.body).toContain('It is blank.')
    expect((await auditor.get(`/mail/messages/${received?.id}/source`)).status).toBe(403)
    for (const person of [world.ben, world.anna])
      for (const path of ['', `/${received?.id}`, `/${received?.id}/source`])
        expect((await person.get(`/mail/messages${path}`)).status).toBe(403)
  })

  it('is filtered by direction, disposition and words, and paged', async () => {
    for (const subject of ['Alpha', 'Beta', 'Gamma'])
      await world.receive({ subject, text: 'x', from: `${subject.toLowerCase()}@filter.example` })
    const subjects = async (query: string) => {
      const { body } = await world.admin.get(`/mail/messages?${query}`)
      return body.items.map((item: { subject: string }) => item.subject)
    }
    expect(await subjects('words=filter.example&direction=in')).toEqual(['Gamma', 'Beta', 'Alpha'])
    expect(await subjects('words=bet&direction=in')).toEqual(['Beta'])
    expect(await subjects('disposition=quarantined')).toEqual([])
    expect(await subjects('words=%25&direction=in')).toEqual([])
    const first = await world.admin.get('/mail/messages?words=filter.example&direction=in&limit=2')
    const second = await world.admin.get(
      `/mail/messages?words=filter.example&direction=in&limit=2&cursor=${first.body.next}`,
    )
    expect(second.body.items.map((item: { subject: string }) => item.subject)).toEqual(['Alpha'])
  })

  it('says nothing of a record that the administrator may not know', async () => {
    const { id } = await world.incident(world.anna, { title: 'Somebody stole' })
    const secret = await world.group('Security', [world.ben.id])
    await world.ben.post(`/incidents/${id}/comment`, { body: 'We look into it.' })
    await world.ben.patch(`/incidents/${id}`, { restrictedTo: [secret.id] })
    await world.send()
    const { body } = await world.admin.get('/mail/messages?limit=1')
    expect(body.items[0]).toMatchObject({ subject: null, record: null, note: null })
    expect((await world.admin.get(`/mail/messages/${body.items[0].id}/source`)).status).toBe(404)
  })
})

describe('once more', () => {
  it('what was put into quarantine becomes an incident when somebody vouches for it, and only once', async () => {
    const { kernel } = world.steward
    const { id: settingId } = await world.create('setting', {
      key: 'mail.unknownSenders',
      value: 'quarantine',
    })
    await kernel.settings.refresh()
    const [received] = await world.receive({ from: 'new@vendor.example', subject: 'Offer', text: 'x' })
    expect(received?.disposition).toBe('quarantined')
    const again = (person: TestPerson, accept: boolean) =>
      person.post(`/mail/messages/${received?.id}/again`, { accept })
    expect((await again(world.ben, true)).status).toBe(403)
    expect((await again(auditor, true)).status).toBe(403)
    expect((await again(world.admin, false)).status).toBe(204)
    await world.receive()
    const look = async () => (await world.admin.get(`/mail/messages/${received?.id}`)).body
    expect((await look()).disposition).toBe('quarantined')
    expect((await again(world.admin, true)).status).toBe(204)
    await world.receive()
    expect(await look()).toMatchObject({
      disposition: 'created',
      details: { askedBy: 'Ada Chief' },
      repeatable: false,
    })
    expect((await again(world.admin, true)).status).toBe(409)
    await world.admin.patch(`/settings/${settingId}`, { value: 'create' })
    await kernel.settings.refresh()
  })

  it('a message that was given up is sent again', async () => {
    await world.send()
    world.peer.refusals.push({ code: 550, text: 'No such user' })
    const { id } = await world.incident()
    await world.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
    await world.send()
    const { body } = await world.admin.get('/mail/messages?disposition=failed&limit=1')
    expect(body.items[0]).toMatchObject({ reason: 'refused', note: expect.stringContaining('No such user') })
    world.peer.taken.length = 0
    expect((await world.admin.post(`/mail/messages/${body.items[0].id}/again`, {})).status).toBe(204)
    await world.send()
    expect(world.sentTo('anna@example.org')).toHaveLength(1)
  })
})

describe('templates', () => {
  const template = {
    name: 'Our answer',
    event: 'answered',
    audience: 'requester',
    language: 'en',
    subject: '{{ record.number }} from {{ desk }}',
    body: 'Dear {{ person.name }}, {% for entry in entries %}{{ entry.text }}{% endfor %}',
  }

  it('of an administrator take the place of the usual ones, for their occasion', async () => {
    const made = await world.admin.post('/mail-templates', template)
    expect(made.status).toBe(201)
    const { id, number } = await world.incident(world.anna)
    await world.ben.post(`/incidents/${id}/comment`, { body: 'Turn it **off**.' })
    await world.send()
    const [sent] = world.sentTo('anna@example.org').slice(-1)
    expect(sent?.mail.subject).toBe(`${number} from IT Desk`)
    expect(sent?.mail.html).toContain('Dear Anna Keller, Turn it <strong>off</strong>.')
    await world.admin.patch(`/mail-templates/${made.body.id}`, { active: false })
  })

  it('that cannot be filled in are refused, or passed over when it shows late', async () => {
    const broken = await world.admin.post('/mail-templates', { ...template, body: '{% for %}' })
    expect(broken.status).toBe(422)
    expect(broken.body.errors[0].pointer).toBe('/body')
    for (const body of [
      '{{ x | nosuchfilter }}',
      '{% include "/etc/passwd" %}',
      `{% for a in (1..100000000) %}x{% endfor %}`,
    ]) {
      const made = await world.admin.post('/mail-templates', { ...template, body })
      if (made.status === 422) continue
      const { id } = await world.incident(world.anna)
      await world.ben.post(`/incidents/${id}/comment`, { body: 'One.' })
      await world.send()
      const [sent] = world.sentTo('anna@example.org').slice(-1)
      expect(sent?.mail.text).toContain('One.')
      await world.admin.patch(`/mail-templates/${made.body.id}`, { active: false })
    }
  })

  it('are shown filled in from a real record, to those who may know it', async () => {
    const { number } = await world.incident(world.anna, { title: 'Blank <b>pages</b>' })
    const { name: _, ...shown } = template
    const { body } = await world.admin.post('/mail/templates/preview', {
      ...shown,
      body: '{{ record.title }}',
      record: number,
    })
    expect(body.html).toContain('Blank &lt;b&gt;pages&lt;/b&gt;')
    expect((await world.ben.post('/mail/templates/preview', { ...shown, record: number })).status).toBe(403)
    expect(
      (await world.admin.post('/mail/templates/preview', { ...shown, record: 'INC9999999' })).status,
    ).toBe(422)
    expect(
      (await world.admin.get('/mail/templates/usual?event=finished&audience=requester&language=de')).body
        .body,
    ).toContain('Guten Tag')
  })

  it('belong to administrators', async () => {
    expect((await world.ben.post('/mail-templates', template)).status).toBe(403)
    expect((await world.ben.get('/mail-templates')).body.items).toEqual([])
  })
})
