import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

/** An employee cannot find another's incident, nor what is internal in his own, by any path. */
let world: TestSteward
let agent: TestPerson
let anna: TestPerson
let emil: TestPerson
let boss: TestPerson
const secretNote = 'Kryptonite in the note'
let incident: { id: string; number: string; version: number }
let internalFile: { id: string; url: string }

async function upload(person: TestPerson, path: string, name: string, text: string) {
  const boundary = 'steward-test'
  const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain\r\n\r\n${text}\r\n--${boundary}--\r\n`
  return person.post(path, payload as never, { 'content-type': `multipart/form-data; boundary=${boundary}` })
}

beforeAll(async () => {
  world = await testSteward()
  agent = await world.person('Ben Agent', ['agent'])
  boss = await world.person('Bea Boss', ['requester'])
  anna = await world.person('Anna Caller', ['requester'], { manager: boss.id })
  emil = await world.person('Emil Other', ['requester'])
  await world.create('custom_field', {
    recordType: 'incident',
    key: 'ledgerCode',
    label: 'Ledger code',
    kind: 'text',
    internal: true,
  })
  await world.create('custom_field', { recordType: 'incident', key: 'room', label: 'Room', kind: 'text' })
  await world.steward.kernel.settings.refresh()
  incident = (
    await anna.post('/incidents', {
      title: 'Salary sheet is wrong',
      description: 'Mandrake numbers',
      custom: { room: 'B7' },
    })
  ).body
  await agent.post(`/incidents/${incident.number}/comment`, { body: secretNote, internal: true })
  await agent.post(`/incidents/${incident.number}/comment`, { body: 'We are looking into it.' })
  await agent.patch(`/incidents/${incident.number}`, { custom: { ledgerCode: 'Obsidian9' } })
  internalFile = (
    await upload(agent, `/incidents/${incident.number}/attachments?internal=true`, 'log.txt', 'secret log')
  ).body
})
afterAll(() => world.stop())

describe('another employee', () => {
  it.each([
    ['by id', () => `/incidents/${incident.id}`],
    ['by number', () => `/incidents/${incident.number}`],
    ['by its timeline', () => `/incidents/${incident.id}/timeline`],
    ['by its files', () => `/incidents/${incident.id}/attachments`],
    ['by its links', () => `/incidents/${incident.id}/links`],
    ['by a file', () => internalFile.url.replace('/api/v1', '')],
  ])('does not find it %s', async (_, path) => {
    expect((await emil.get(path())).status).toBe(404)
  })

  it('does not find it by list, count, search, filter, number or sort', async () => {
    for (const q of [
      '',
      'Salary',
      'Mandrake',
      `number:${incident.number}`,
      `requester:${anna.id}`,
      `id:${incident.id}`,
      'is:active',
    ]) {
      const query = encodeURIComponent(q)
      expect((await emil.get(`/incidents?q=${query}`)).body.items, q).toEqual([])
      expect((await emil.get(`/incidents/count?q=${query}`)).body.count, q).toBe(0)
    }
    for (const q of ['Salary', 'Mandrake', incident.number]) {
      expect((await emil.get(`/search?q=${q}`)).body).toEqual({ items: [], jump: null })
    }
  })

  it.each(['comment', 'watch', 'close', 'cancel', 'link', 'resolve', 'assign'])(
    'cannot %s it',
    async command => {
      const input =
        {
          comment: { body: 'x' },
          cancel: { reason: 'x' },
          link: { kind: 'relates', target: incident.number },
          resolve: { closureCode: 'solved', closureNotes: 'x' },
        }[command] ?? {}
      expect((await emil.post(`/incidents/${incident.id}/${command}`, input)).status).toBe(404)
    },
  )
})

describe('the requester', () => {
  it('finds his own, his manager finds it, and a watcher does', async () => {
    expect((await anna.get(`/incidents/${incident.id}`)).status).toBe(200)
    expect((await boss.get('/incidents?q=Salary')).body.items).toHaveLength(1)
    await agent.post(`/incidents/${incident.id}/watch`, { person: emil.id })
    expect((await emil.get(`/incidents/${incident.id}`)).status).toBe(200)
    await agent.post(`/incidents/${incident.id}/unwatch`, { person: emil.id })
    expect((await emil.get(`/incidents/${incident.id}`)).status).toBe(404)
  })

  it('never receives what is internal: notes, fields, files, facts', async () => {
    const everything = await Promise.all(
      ['', '/timeline', '/attachments', '/links'].map(part => anna.get(`/incidents/${incident.id}${part}`)),
    )
    const text = JSON.stringify([
      ...everything.map(answer => answer.body),
      (await anna.get('/incidents')).body,
      (await anna.get('/meta')).body,
    ])
    for (const word of [
      secretNote,
      'Obsidian9',
      'ledgerCode',
      'log.txt',
      'restrictedTo',
      'reassignmentCount',
      'priorityReason',
    ]) {
      expect(text, word).not.toContain(word)
    }
    expect(text).toContain('We are looking into it.')
    expect(text).toContain('B7')
    expect((await anna.get(internalFile.url.replace('/api/v1', ''))).status).toBe(404)
    expect((await agent.get(internalFile.url.replace('/api/v1', ''))).body).toBe('secret log')
  })

  it('cannot probe for what is internal by search, filter or sort', async () => {
    for (const q of ['Obsidian9', 'Kryptonite', 'Obsid']) {
      expect((await anna.get(`/search?q=${q}`)).body.items).toEqual([])
      expect((await anna.get(`/incidents?q=${q}`)).body.items).toEqual([])
    }
    expect((await anna.get('/incidents?q=ledgerCode:Obsidian9')).status).toBe(400)
    expect((await anna.get('/incidents?q=reassignmentCount:>0')).status).toBe(400)
    expect((await agent.get('/incidents?q=ledgerCode:Obsidian9')).body.items).toHaveLength(1)
    expect((await agent.get('/incidents?q=Obsidian9')).body.items).toHaveLength(1)
  })

  it('cannot write what is the desk\u2019s to write', async () => {
    expect((await anna.post(`/incidents/${incident.id}/comment`, { body: 'x', internal: true })).status).toBe(
      403,
    )
    expect((await anna.patch(`/incidents/${incident.id}`, { title: 'y' })).status).toBe(403)
    expect((await anna.post('/incidents', { title: 'x', assignee: agent.id })).body.errors[0].pointer).toBe(
      '/assignee',
    )
    expect((await anna.post('/incidents', { title: 'x', requester: emil.id })).body.errors[0].pointer).toBe(
      '/requester',
    )
    expect((await anna.post('/incidents', { title: 'x', restrictedTo: [] })).status).toBe(422)
    expect(
      (await anna.post('/incidents', { title: 'x', custom: { ledgerCode: '1' } })).body.errors[0].pointer,
    ).toBe('/custom/ledgerCode')
    expect(
      (await upload(anna, `/incidents/${incident.id}/attachments?internal=true`, 'a.txt', 'x')).status,
    ).toBe(403)
  })

  it('cannot hang an internal or foreign file on a public reply', async () => {
    const answer = await agent.post(`/incidents/${incident.id}/comment`, {
      body: 'See file',
      attachments: [internalFile.id],
    })
    expect(answer.status).toBe(422)
    const foreign = (await anna.post('/incidents', { title: 'Another' })).body
    const file = (await upload(anna, `/incidents/${foreign.id}/attachments`, 'a.txt', 'x')).body
    expect(
      (await anna.post(`/incidents/${incident.id}/comment`, { body: 'x', attachments: [file.id] })).status,
    ).toBe(422)
  })

  it('may withdraw while nobody works on it, and not afterwards', async () => {
    const own = (await anna.post('/incidents', { title: 'Never mind' })).body
    expect(own.abilities.cancel).toBe(true)
    expect((await anna.post(`/incidents/${own.id}/cancel`, { reason: 'Found it' })).body.state).toBe(
      'cancelled',
    )
    const taken = (await anna.post('/incidents', { title: 'Broken' })).body
    await agent.post(`/incidents/${taken.id}/start`, {})
    expect((await anna.get(`/incidents/${taken.id}`)).body.abilities.cancel).toBe(false)
    expect((await anna.post(`/incidents/${taken.id}/cancel`, { reason: 'x' })).status).toBe(403)
  })

  it('sees neither the settings, the audit nor other people\u2019s roles', async () => {
    expect((await anna.get('/settings')).body.items).toEqual([])
    expect((await anna.get('/custom-fields')).body.items).toEqual([])
    expect((await anna.get('/audit')).status).toBe(404)
    expect(JSON.stringify((await anna.get('/people')).body)).not.toMatch(/"roles"|"username"|"vip"/)
    expect(JSON.stringify((await anna.get('/groups')).body)).not.toContain('"members"')
  })
})
