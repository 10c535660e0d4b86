import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute } from '../../src/kernel/command/execute.ts'
import { type InboxWorld, inboxWorld } from './inbox-world.ts'

let world: InboxWorld
beforeAll(async () => {
  world = await inboxWorld()
})
afterAll(() => world.stop())

type Told = Partial<Record<'ben' | 'mara' | 'anna' | 'emil', string[]>>
type Act = (id: string, world: InboxWorld) => Promise<unknown>

/** Anna asked, Ben has it, Mara watches it, Emil has no part in it. Who is not named is told nothing. */
const rules: [string, Act, Told][] = [
  ['taken by yourself', (id, { mara }) => mara.post(`/incidents/${id}/assign`, { assignee: mara.id }), {}],
  [
    'assigned to you',
    (id, { ben, mara }) => ben.post(`/incidents/${id}/assign`, { assignee: mara.id }),
    { mara: ['assigned'] },
  ],
  [
    'given to a group, with nobody: off by default',
    (id, { ben, desk }) => ben.post(`/incidents/${id}/assign`, { group: desk.id, assignee: null }),
    {},
  ],
  [
    'the requester replies',
    (id, { anna }) => anna.post(`/incidents/${id}/comment`, { body: 'Still broken.' }),
    { ben: ['replied'], mara: ['replied'] },
  ],
  [
    'the desk replies',
    (id, { ben }) => ben.post(`/incidents/${id}/comment`, { body: 'I am on it.' }),
    { anna: ['answered'] },
  ],
  [
    'a colleague replies on what you work on',
    (id, { mara }) => mara.post(`/incidents/${id}/comment`, { body: 'We are on it.' }),
    { anna: ['answered'], ben: ['replied'] },
  ],
  [
    'an internal note on what you work on',
    (id, { mara }) => mara.post(`/incidents/${id}/comment`, { body: 'Lot 7 again.', internal: true }),
    { ben: ['noted'] },
  ],
  [
    'put on hold for the vendor',
    (id, { ben }) => ben.post(`/incidents/${id}/hold`, { holdReason: 'vendor' }),
    { mara: ['changed:held'] },
  ],
  [
    'put on hold with a question',
    (id, { ben }) => ben.post(`/incidents/${id}/hold`, { holdReason: 'caller', comment: 'Which floor?' }),
    { anna: ['asked'], mara: ['changed:held'] },
  ],
  [
    'resolved',
    (id, { ben }) => ben.post(`/incidents/${id}/resolve`, { closureCode: 'solved', closureNotes: 'Toner.' }),
    { anna: ['finished:resolved'], mara: ['changed:resolved'] },
  ],
  [
    'cancelled by another',
    (id, { mara }) => mara.post(`/incidents/${id}/cancel`, { reason: 'A test.' }),
    { anna: ['finished:cancelled'], ben: ['changed:cancelled'] },
  ],
  [
    'merged',
    async (id, { anna, ben }) => {
      const { body } = await anna.post('/incidents', { title: 'The same fault' })
      await ben.post(`/incidents/${id}/merge`, { mergedInto: body.id })
    },
    { anna: ['finished:merged'], mara: ['changed:merged'] },
  ],
  [
    'you and your group are mentioned',
    (id, { anna, mention, desk, ben }) => mention(anna, id, [ben.id, desk.id]),
    { ben: ['mentioned'], mara: ['mentioned'] },
  ],
  [
    'mentioned in a note, without a right to notes',
    (id, { ben, mara, anna, mention }) => mention(ben, id, [anna.id, mara.id], true),
    { mara: ['mentioned'] },
  ],
  [
    'mentioned without a right to the record',
    (id, { ben, emil, mention }) => mention(ben, id, [emil.id]),
    { anna: ['answered'] },
  ],
  [
    'your own act, though you work on it and are named',
    (id, { ben, mention }) => mention(ben, id, [ben.id], true),
    {},
  ],
  ['a field is edited', (id, { mara }) => mara.patch(`/incidents/${id}`, { urgency: '2' }), {}],
  [
    'imported history',
    async (id, { mara, ben, steward: { kernel } }) => {
      const command = kernel.registry.command('incident', 'hold')
      if (!command) throw new Error('no hold')
      const actor = await ben.actor('import')
      await execute(kernel, { actor, command, target: id, input: { holdReason: 'vendor' } })
      await mara.post(`/incidents/${id}/comment`, { body: 'x', internal: true })
    },
    { ben: ['noted'] },
  ],
]

describe('who is told', () => {
  it.each(rules)('%s', async (_, act, told) => {
    const { id } = await world.incident()
    await act(id, world)
    await world.settled()
    const { ben, mara, anna, emil } = world
    const found = {
      ben: await world.news(ben, id),
      mara: await world.news(mara, id),
      anna: await world.news(anna, id),
      emil: await world.news(emil, id),
    }
    expect(found).toEqual({ ben: [], mara: [], anna: [], emil: [], ...told })
  })

  it('tells of a reopening those who work on it and watch it', async () => {
    const { ben, mara, anna } = world
    const { id } = await world.incident()
    await ben.post(`/incidents/${id}/resolve`, { closureCode: 'solved', closureNotes: 'Toner.' })
    await anna.post(`/incidents/${id}/reopen`, { reason: 'Blank again.' })
    await world.settled()
    expect(await world.news(ben, id)).toEqual(['changed:reopened'])
    // The same reason is one entry: that it was resolved before is the past.
    expect(await world.news(mara, id)).toEqual(['changed:reopened'])
  })

  it('tells the members of a group that has it, where they asked for that and nobody is assigned', async () => {
    const { ben, mara, desk } = world
    await mara.patch('/notifications/preferences', { events: { group: { app: true } } })
    const { id } = await world.incident({ assignee: null })
    await ben.post(`/incidents/${id}/assign`, { group: desk.id })
    await world.settled()
    expect(await world.news(mara, id)).toEqual(['group'])
    expect(await world.news(ben, id)).toEqual([])
    const second = await world.incident({ assignee: null })
    await ben.post(`/incidents/${second.id}/assign`, { group: desk.id, assignee: ben.id })
    await world.settled()
    expect(await world.news(mara, second.id)).toEqual([])
    await mara.patch('/notifications/preferences', { events: { group: { app: false } } })
  })

  it('gives the next weightier reason when one is switched off', async () => {
    const { ben, anna, mention } = world
    await ben.patch('/notifications/preferences', { events: { mentioned: { app: false } } })
    const { id } = await world.incident()
    await mention(anna, id, [ben.id])
    await world.settled()
    expect(await world.news(ben, id)).toEqual(['replied'])
    const { body } = await ben.patch('/notifications/preferences', { events: { mentioned: { app: true } } })
    expect(body.events).toMatchObject({
      mentioned: { app: true },
      assigned: { app: true },
      group: { app: false },
    })
  })

  it('tells of a muted record only what names the person', async () => {
    const { ben, mara, anna, mention } = world
    const { id } = await world.incident()
    expect((await ben.post('/notifications/mute', { record: id, muted: true })).status).toBe(204)
    await anna.post(`/incidents/${id}/comment`, { body: 'And again.' })
    await world.settled()
    expect(await world.news(ben, id)).toEqual([])
    await mention(mara, id, [ben.id])
    await world.settled()
    expect(await world.news(ben, id)).toEqual(['mentioned'])
    await ben.post('/notifications/mute', { record: id, muted: false })
    await anna.post(`/incidents/${id}/comment`, { body: 'Hello?' })
    await world.settled()
    expect((await world.news(ben, id)).toSorted()).toEqual(['mentioned', 'replied'])
  })
})
