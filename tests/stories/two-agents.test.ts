import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

const incident = async (title: string): Promise<{ id: string; number: string }> =>
  (await world.anna.post('/incidents', { title })).body
const said = async (id: string): Promise<string[]> =>
  (await world.anna.get(`/incidents/${id}/timeline`)).body.items.flatMap(
    (entry: { comment?: { body: string } }) => (entry.comment ? [entry.comment.body] : []),
  )
const reply = (page: Page) => page.getByPlaceholder('Write to Anna')
const send = (page: Page) => page.getByRole('button', { name: 'Send reply to Anna', exact: true })
const open = async (page: Page, number: string) => {
  await page.goto(`/work/incidents/${number}`)
  await reply(page).waitFor()
}

it('two agents see each other in the queue and on the record, what is being typed, and who left', async () => {
  const made = await incident('Badge reader is dark')
  const [ben, mara] = [await world.visit('ben'), await world.visit('mara')]
  await mara.page.goto('/work/incidents')
  await mara.page.getByText('Badge reader is dark').waitFor()
  await open(ben.page, made.number)
  const row = mara.page.getByRole('row', { name: /Badge reader/ })
  await row.getByLabel('Ben has this open').waitFor()
  await reply(ben.page).pressSequentially('I am on my way')
  await row.getByLabel('Ben is typing a reply').waitFor()
  await picture(mara.page, 'presence-queue')
  await open(mara.page, made.number)
  // Whoever rests for some seconds is no longer said to type.
  await reply(ben.page).pressSequentially(' now')
  await mara.page.getByText('Ben is typing a reply').first().waitFor()
  await picture(mara.page, 'presence-record')
  expect(await axeViolations(mara.page)).toEqual([])
  await ben.page.getByRole('img', { name: 'Mara has this open' }).waitFor()
  // His own face is not shown to himself.
  expect(await ben.page.getByRole('img', { name: /^Ben/ }).count()).toBe(0)

  const anna = await world.visit('anna')
  await anna.page.goto(`/portal/tickets/${made.number}`)
  await anna.page.getByRole('textbox').first().pressSequentially('Any news?')
  await mara.page.getByText('Anna is writing').first().waitFor()
  expect(await anna.page.getByText(/is typing|has this open/).count()).toBe(0)

  await ben.page.close({ runBeforeUnload: true })
  await mara.page.getByRole('img', { name: /^Ben/ }).waitFor({ state: 'detached' })
  for (const visit of [ben, mara, anna]) {
    expect(visit.complaints).toEqual([])
    await visit.context.close()
  }
})

it('an agent is told before sending that a colleague answered, that a file is missing, that a secret is in it', async () => {
  const made = await incident('VPN token lost')
  const { page, context } = await world.visit('ben')
  await open(page, made.number)
  await reply(page).fill('Use the attached guide, password: Summer2026')
  await world.mara.post(`/incidents/${made.id}/comment`, { body: 'I have sent a new token already.' })
  await send(page).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Mara Lindt answered meanwhile').waitFor()
  const warned = String(await dialog.textContent())
  expect(warned).toContain('I have sent a new token already.')
  expect(warned).toContain('mentions an attachment')
  expect(warned).toContain('seems to hold a password')
  await picture(page, 'send-warning')
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Keep writing' }).click()
  expect(await said(made.id)).toHaveLength(1)
  await reply(page).fill('Please use what Mara sent you.')
  await send(page).click()
  await expect.poll(() => said(made.id)).toContain('Please use what Mara sent you.')
  await context.close()
})

it('an agent takes a reply back; one that waits is sent when the page closes', async () => {
  const made = await incident('Projector has no picture')
  const { page, complaints, context } = await world.visit('mara')
  // Longer than anybody can choose, so that a slow machine does not decide the test.
  await page.route('**/api/v1/me', async route => {
    const me = await (await route.fetch()).json()
    await route.fulfill({ json: { ...me, preferences: { ...me.preferences, undoSeconds: 30 } } })
  })
  await open(page, made.number)
  await reply(page).fill('Wrong window')
  await send(page).click()
  await page.getByText('Reply goes out in 30 seconds').waitFor()
  expect(await reply(page).inputValue()).toBe('')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => reply(page).inputValue()).toBe('Wrong window')
  expect(await said(made.id)).toEqual([])
  await reply(page).fill('Press the left button.')
  // The notice of the first may still be there: it is the server that must have the second.
  const isHeld = page.waitForResponse(
    answer => answer.url().endsWith('/api/v1/outbox') && answer.request().method() === 'POST',
  )
  await send(page).click()
  expect((await isHeld).ok()).toBe(true)
  await page.getByText('Reply goes out in 30 seconds').waitFor()
  expect(complaints).toEqual([])
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => said(made.id), { timeout: 20_000 }).toEqual(['Press the left button.'])
  await context.close()
})

it('a draft is there on another device, and nobody else has it', async () => {
  const made = await incident('Keyboard types twice')
  const first = await world.visit('ben')
  await open(first.page, made.number)
  await reply(first.page).pressSequentially('Have you tried')
  await expect
    .poll(async () => (await world.ben.get(`/drafts?type=incident&record=${made.id}`)).body.items)
    .toMatchObject([{ audience: 'reply', body: 'Have you tried' }])
  await first.context.close()
  const [second, other] = [await world.visit('ben'), await world.visit('mara')]
  await open(second.page, made.number)
  await expect.poll(() => reply(second.page).inputValue()).toBe('Have you tried')
  await open(other.page, made.number)
  expect(await reply(other.page).inputValue()).toBe('')
  for (const visit of [second, other]) await visit.context.close()
})

it('an agent calls a colleague in a note, names another record, and replies and resolves in one go', async () => {
  const other = await incident('Switch in room 12 is broken')
  const made = await incident('No network in room 12')
  const { page, complaints, context } = await world.visit('ben')
  await open(page, made.number)
  await page.getByRole('tab', { name: 'Internal note' }).click()
  const note = page.getByPlaceholder('Only staff will read this')
  await note.pressSequentially('Can you look, @Mara')
  await page.getByRole('option', { name: 'Mara Lindt' }).waitFor()
  await picture(page, 'mention-picker')
  expect(await axeViolations(page)).toEqual([])
  await note.press('Enter')
  await note.pressSequentially(`? See #${other.number}.`)
  expect(await note.inputValue()).toBe(`Can you look, @Mara Lindt ? See #${other.number}.`)
  await page.getByRole('button', { name: 'Save internal note' }).click()
  await page.locator('.mention', { hasText: '@Mara Lindt' }).waitFor()
  await page
    .getByRole('log')
    .getByRole('link', { name: `${other.number} Switch in room 12 is broken` })
    .waitFor()
  await picture(page, 'mention-note')
  const { body } = await world.ben.get(`/incidents/${made.id}/timeline`)
  expect(body.items.at(-1).data.mentions).toEqual([world.mara.id])

  await page.getByRole('tab', { name: 'Reply to Anna' }).click()
  await reply(page).fill('The switch is replaced.')
  await page.getByRole('button', { name: 'Send and change the state' }).click()
  await page.getByRole('menuitem', { name: /, then Resolve/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Resolution notes').fill('New switch.')
  await dialog.getByRole('combobox').selectOption({ label: 'Solved' })
  await dialog.getByRole('button', { name: /, then Resolve/ }).click()
  await expect.poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.state).toBe('resolved')
  expect(await said(made.id)).toEqual(['The switch is replaced.'])
  await page.getByText('Resolved').first().waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
