import { afterAll, beforeAll, expect, it } from 'vitest'
import { picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

/** A picture of one pixel: what an employee pastes is larger, the way it goes is the same. */
const screenshot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

it.each([
  ['at a desk', 1440, 900],
  ['on a phone', 390, 844],
])(
  'an employee reports a broken laptop with a screenshot, sees the answer, replies, confirms the fix, %s',
  async (place, width, height) => {
    const { page, complaints } = await world.visit('anna', { width, height })
    await page
      .getByRole('link', { name: 'Report an issue' })
      .or(page.getByRole('button', { name: 'Report an issue' }))
      .first()
      .click()
    const title = `My laptop does not start ${place}`
    await page.getByLabel('What is wrong?').fill(title)
    await page.getByLabel('Anything that helps us find it?').fill('Black screen, fan runs.')
    await page.getByText('I cannot work', { exact: true }).click()
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'screen.png', mimeType: 'image/png', buffer: screenshot })
    await picture(page, `employee-report-${width}`)
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Received').first().waitFor()
    await picture(page, `employee-ticket-${width}`)

    const [incident] = (await world.ben.get(`/incidents?q=${encodeURIComponent(`"${title}"`)}`)).body.items
    expect(incident).toMatchObject({ requester: { name: 'Anna Keller' }, channel: 'web', state: 'new' })
    expect((await world.ben.get(`/incidents/${incident.id}/attachments`)).body.items).toMatchObject([
      { name: 'screen.png' },
    ])
    await world.ben.post(`/incidents/${incident.id}/hold`, {
      holdReason: 'caller',
      comment: 'Is the power light on?',
    })
    await page.getByText('Is the power light on?').waitFor()
    await page.getByText('Waiting for you').first().waitFor()
    await picture(page, `employee-asked-${width}`)
    await page.getByLabel('Your answer').fill('Yes, it is.')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('Yes, it is.').waitFor()
    await expect
      .poll(async () => (await world.ben.get(`/incidents/${incident.id}`)).body.state, { timeout: 10_000 })
      .toBe('in_progress')
    await world.ben.post(`/incidents/${incident.id}/resolve`, {
      closureCode: 'solved',
      closureNotes: 'New battery.',
    })
    await page.getByRole('button', { name: 'Yes, it is fixed' }).click()
    await expect
      .poll(async () => (await world.ben.get(`/incidents/${incident.id}`)).body.state)
      .toBe('closed')
    await picture(page, `employee-done-${width}`)
    expect(complaints).toEqual([])
  },
)

it('an employee is shown nothing of another\u2019s request and nothing of the workspace', async () => {
  const other = (await world.mara.post('/incidents', { title: 'Confidential server room' })).body
  const { page } = await world.visit('anna')
  await page.goto(`/portal/tickets/${other.number}`)
  await page.getByText('Request not found').waitFor()
  await page.goto(`/work/incidents/${other.number}`)
  await expect.poll(() => page.getByText('Confidential server room').count()).toBe(0)
})
