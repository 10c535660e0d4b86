import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishScheduled } from '../../src/practices/knowledge/schedules/publish-scheduled.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

let world: TestSteward
let owner: TestPerson
let author: TestPerson
let keeper: TestPerson
let reader: TestPerson
let other: TestPerson
let auditor: TestPerson
let keepers: { id: string; name: string }
let laboratory: { id: string; name: string }

beforeAll(async () => {
  world = await testSteward()
  owner = await world.person('Mara Owner', ['process_owner', 'agent'])
  author = await world.person('Ben Author', ['agent'])
  keeper = await world.person('Kim Keeper', ['agent'])
  reader = await world.person('Anna Reader', ['requester'])
  other = await world.person('Otto Other', ['requester'])
  auditor = await world.person('Ines Auditor', ['auditor'])
  laboratory = await world.group('Laboratory', [reader.id, owner.id])
  keepers = await world.group('Workplace', [author.id, keeper.id])
})
afterAll(() => world.stop())

type Input = Record<string, unknown>
const vpn = {
  title: 'Connect to the company network from home',
  description: 'Start **Meridian Connect** and choose the gateway *Stuttgart*.',
  keywords: 'vpn, tunnel, remote access',
}
const write = async (input: Input = {}) =>
  (await author.post('/articles', { ...vpn, group: keepers.id, ...input })).body
const published = async (input: Input = {}) => {
  const { id } = await write(input)
  return (await owner.post(`/articles/${id}/publish`, {})).body
}
const answersFor = async (who: TestPerson, words: string): Promise<string[]> =>
  (await who.get(`/knowledge/answers?q=${encodeURIComponent(words)}`)).body.items.map(
    (item: { number: string }) => item.number,
  )

describe('an article on its way to its readers', () => {
  it('does not exist for a reader before it is published and after it is retired, by any path', async () => {
    const { id, number } = await write({ title: 'Zebra stripes on the monitor' })
    const seen = async () => ({
      page: (await reader.get(`/articles/${id}`)).status,
      timeline: (await reader.get(`/articles/${id}/timeline`)).status,
      translations: (await reader.get(`/articles/${id}/translations`)).status,
      rating: (await reader.post(`/articles/${id}/rate`, { verdict: 'helpful' })).status,
      reading: (await reader.post('/knowledge/reads', { article: id })).status,
      list: (await reader.get('/articles?q=zebra')).body.items.length,
      count: (await reader.get('/articles/count?q=zebra')).body.count,
      search: (await reader.get('/search?q=zebra')).body.items.length,
      answers: (await answersFor(reader, 'zebra stripes')).length,
    })
    const hidden = {
      page: 404,
      timeline: 404,
      translations: 404,
      rating: 404,
      reading: 404,
      list: 0,
      count: 0,
      search: 0,
      answers: 0,
    }
    expect(await seen()).toEqual(hidden)
    await author.post(`/articles/${id}/submit`, {})
    expect(await seen()).toEqual(hidden)
    expect((await owner.post(`/articles/${number}/publish`, {})).status).toBe(200)
    expect(await seen()).toEqual({
      page: 200,
      timeline: 200,
      translations: 200,
      rating: 200,
      reading: 204,
      list: 1,
      count: 1,
      search: 1,
      answers: 1,
    })
    await owner.post(`/articles/${id}/retire`, { reason: 'The monitors are gone.' })
    expect(await seen()).toEqual(hidden)
  })

  it('is published by a process owner or by another member of the group that keeps it', async () => {
    const { id } = await write()
    await author.post(`/articles/${id}/submit`, {})
    const tries = [author, other, auditor, keeper]
    const statuses = []
    for (const who of tries) statuses.push((await who.post(`/articles/${id}/publish`, {})).status)
    expect(statuses).toEqual([403, 404, 403, 200])
  })

  it('is not published without a text', async () => {
    const { id } = await write({ description: ' ' })
    const { status, body } = await owner.post(`/articles/${id}/publish`, {})
    expect([status, body.errors[0].pointer]).toEqual([422, '/description'])
  })

  it('is published by itself when its time has come, once', async () => {
    const { id } = await write()
    await author.post(`/articles/${id}/submit`, {})
    const publishAt = new Date(world.clock.now().getTime() + 3_600_000).toISOString()
    const past = await keeper.post(`/articles/${id}/schedule`, { publishAt: '2020-01-01T00:00:00Z' })
    expect([past.status, past.body.errors[0].pointer]).toEqual([422, '/publishAt'])
    expect((await keeper.post(`/articles/${id}/schedule`, { publishAt })).body.state).toBe('scheduled')
    await publishScheduled.run(world.steward.kernel)
    expect((await owner.get(`/articles/${id}`)).body.state).toBe('scheduled')
    world.clock.advance(3_600_000)
    await publishScheduled.run(world.steward.kernel)
    await publishScheduled.run(world.steward.kernel)
    expect((await owner.get(`/articles/${id}`)).body).toMatchObject({ state: 'published', edition: 1 })
  })
})

describe('the next edition', () => {
  it('is written beside what readers see, and takes its place when it is published', async () => {
    const { id } = await published()
    const refused = await author.patch(`/articles/${id}`, { description: 'Over their heads' })
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/description'])
    const revision = { title: 'Work from home', body: 'Open **Connect 2** and wait for the green lamp.' }
    await author.post(`/articles/${id}/revise`, revision)
    const before = (await reader.get(`/articles/${id}`)).body
    expect(before).toMatchObject({ title: vpn.title, description: vpn.description })
    expect(JSON.stringify([before, (await reader.get(`/articles/${id}/timeline`)).body])).not.toContain(
      'green lamp',
    )
    expect(await answersFor(reader, 'green lamp')).toEqual([])
    // Of his own revision even a member of the keeping group is no publisher.
    expect((await author.post(`/articles/${id}/publish`, {})).status).toBe(403)
    await keeper.post(`/articles/${id}/publish`, {})
    const after = (await reader.get(`/articles/${id}`)).body
    expect(after).toMatchObject({ title: revision.title, description: revision.body, edition: 2 })
    expect(await answersFor(reader, 'green lamp')).toEqual([after.number])
    const { items } = (await author.get(`/articles/${id}/editions`)).body
    expect(items).toMatchObject([
      { edition: 2, ...revision, by: 'Kim Keeper' },
      { edition: 1, title: vpn.title, body: vpn.description, by: 'Mara Owner' },
    ])
    expect((await reader.get(`/articles/${id}/editions`)).status).toBe(403)
    await owner.post(`/articles/${id}/retire`, { reason: 'Done with.' })
  })

  it('can be dropped', async () => {
    const { id } = await published()
    expect((await author.post(`/articles/${id}/dropRevision`, {})).status).toBe(403)
    await author.post(`/articles/${id}/revise`, { title: 'Other', body: 'Other' })
    const { body } = await author.post(`/articles/${id}/dropRevision`, {})
    expect(body).toMatchObject({ state: 'published', title: vpn.title, draftTitle: null, draftBody: null })
    await owner.post(`/articles/${id}/retire`, { reason: 'Done with.' })
  })

  it('says of a translation that its original has moved on', async () => {
    const original = await published()
    const german = await published({ title: 'Von zu Hause arbeiten', language: 'de', original: original.id })
    const outdated = async () =>
      (await reader.get(`/articles/${original.id}/translations`)).body.items.map(
        (item: { number: string; outdated: boolean }) => [item.number, item.outdated],
      )
    expect(await outdated()).toEqual([[german.number, false]])
    await author.post(`/articles/${original.id}/revise`, { title: 'New', body: 'New' })
    await owner.post(`/articles/${original.id}/publish`, {})
    expect(await outdated()).toEqual([[german.number, true]])
    await author.post(`/articles/${german.id}/matchOriginal`, {})
    expect(await outdated()).toEqual([[german.number, false]])
    for (const { id } of [original, german]) await owner.post(`/articles/${id}/retire`, { reason: 'Done.' })
  })
})

describe('answers', () => {
  let laptop: string
  let printer: string
  let secret: string
  beforeAll(async () => {
    laptop = (
      await published({
        title: 'Order a new notebook',
        description: 'From the catalogue.',
        keywords: 'computer',
      })
    ).number
    printer = (
      await published({ title: 'The printer says paper jam', description: 'Open the tray.', keywords: '' })
    ).number
    secret = (
      await published({ title: 'Printer maintenance codes', description: 'Hold 7.', audience: 'staff' })
    ).number
  })

  it('finds words, their beginnings, other words for it, and words spelt nearly so', async () => {
    expect(await answersFor(reader, 'How do I fix the paper jam?')).toEqual([printer])
    expect(await answersFor(reader, 'noteb')).toEqual([laptop])
    expect(await answersFor(reader, 'computer')).toEqual([laptop])
    expect(await answersFor(reader, 'notbook')).toEqual([laptop])
    expect(await answersFor(reader, 'unicorn')).toEqual([])
  })

  it('says which words matched, marks them, and escapes the rest', async () => {
    const { body } = await published({
      title: 'Elevator <b>stuck</b>',
      description: '<script>x</script> elevator',
    }).then(() => reader.get('/knowledge/answers?q=elevatr%20stuck'))
    expect(body.items[0]).toMatchObject({ matched: ['stuck'], alike: ['elevatr'] })
    expect(body.items[0].snippet).not.toContain('<script>')
  })

  it('knows the synonyms that an administrator keeps', async () => {
    expect(await answersFor(reader, 'laptop')).toEqual([])
    const admin = await world.person('Ada Admin', ['administrator'])
    const value = [['laptop', 'notebook', 'portable']]
    expect((await admin.post('/settings', { key: 'knowledge.synonyms', value })).status).toBe(201)
    await world.steward.kernel.settings.refresh()
    expect(await answersFor(reader, 'laptop')).toEqual([laptop])
  })

  it('keeps what is for staff, or for other groups, from those it is not for', async () => {
    expect(await answersFor(reader, 'printer maintenance')).not.toContain(secret)
    expect(await answersFor(author, 'printer maintenance')).toContain(secret)
    const { number } = await published({ title: 'Centrifuge calibration', restrictedTo: [laboratory.id] })
    const finders = [reader, other, keeper, auditor]
    const found = await Promise.all(
      finders.map(async who => (await answersFor(who, 'centrifuge')).includes(number)),
    )
    expect(found).toEqual([true, false, false, true])
  })
})

describe('what readers say', () => {
  it('counts a person once, the last word standing', async () => {
    const { id } = await published({ title: 'Rated' })
    const rate = (who: TestPerson, verdict: string) => who.post(`/articles/${id}/rate`, { verdict })
    await rate(reader, 'helpful')
    await rate(reader, 'helpful')
    await rate(other, 'unhelpful')
    await rate(other, 'helpful')
    await rate(other, 'unhelpful')
    expect((await author.get(`/articles/${id}`)).body).toMatchObject({
      helpful: 1,
      unhelpful: 1,
      flagged: false,
    })
    expect((await auditor.post(`/articles/${id}/rate`, { verdict: 'helpful' })).status).toBe(403)
    expect((await reader.post(`/articles/${id}/rate`, { verdict: 'so so' })).status).toBe(422)
  })

  it('brings what was missing to the keeper as a note, until somebody has looked', async () => {
    const { id } = await published({ title: 'Flagged' })
    const comment = 'The menu is called Options now.'
    await reader.post(`/articles/${id}/rate`, { verdict: 'unhelpful', comment })
    expect((await author.get(`/articles/${id}`)).body.flagged).toBe(true)
    expect((await author.get('/articles/count?q=flagged%3Ayes')).body.count).toBe(1)
    expect(JSON.stringify((await author.get(`/articles/${id}/timeline`)).body)).toContain(comment)
    expect(JSON.stringify((await other.get(`/articles/${id}/timeline`)).body)).not.toContain(comment)
    await keeper.post(`/articles/${id}/confirm`, { reviewOn: '2027-06-01' })
    expect((await author.get(`/articles/${id}`)).body).toMatchObject({
      flagged: false,
      reviewOn: '2027-06-01',
    })
  })
})

describe('an article written from an incident', () => {
  it('is linked to it and counts as reuse once the incident is resolved', async () => {
    const measures = async () => (await owner.get('/knowledge/measures?days=30')).body
    const before = await measures()
    const { body: incident } = await author.post('/incidents', { title: 'No network at home' })
    const { id } = await write({ title: 'Network at home', from: incident.number })
    const { body: detail } = await author.get(`/articles/${id}/links`)
    expect(JSON.stringify(detail)).toContain(incident.number)
    await author.post(`/incidents/${incident.id}/resolve`, {
      closureCode: 'solved',
      closureNotes: 'As in the article.',
    })
    const after = await measures()
    expect([after.resolved - before.resolved, after.reused - before.reused]).toEqual([1, 1])
    const lost = await author.post('/articles', { ...vpn, from: 'INC9999999' })
    expect([lost.status, lost.body.errors[0].pointer]).toEqual([422, '/from'])
  })
})

describe('measures', () => {
  it('count who solved it himself, who asked anyway, and what nobody finds', async () => {
    const fresh = await world.person('Fred Fresh', ['requester'])
    const late = await world.person('Lara Late', ['requester'])
    const { id } = await published({ title: 'Measured' })
    world.clock.advance(3 * 86_400_000)
    const before = (await owner.get('/knowledge/measures?days=1')).body
    expect(before).toMatchObject({ reads: 0, selfSolved: 0, opened: 0, deflection: null, gaps: [] })
    for (const who of [fresh, late, late])
      await who.post('/knowledge/reads', { article: id, words: 'measured' })
    world.clock.advance(3_600_000)
    await late.post('/incidents', { title: 'It did not help' })
    for (const words of ['Flux capacitor', 'flux capacitor '])
      await fresh.post('/knowledge/searches', { words, found: 0 })
    const after = (await owner.get('/knowledge/measures?days=1')).body
    expect(after).toMatchObject({ reads: 3, selfSolved: 1 })
    expect(after.gaps).toEqual([{ words: 'flux capacitor', searches: 2, people: 1, found: 0 }])
    expect((await reader.get('/knowledge/measures')).status).toBe(403)
  })
})
