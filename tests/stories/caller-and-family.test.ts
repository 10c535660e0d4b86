import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

const opened = async (title: string, requester = world.anna) =>
  (await world.ben.post('/incidents', { title, requester: requester.id })).body
const resolution = { closureCode: 'solved', closureNotes: 'Restarted the print spooler.' }

it('an agent sees who calls, looks with her eyes, and uses what helped the last time', async () => {
  expect((await world.ada.patch(`/people/${world.anna.id}`, { vip: true })).status).toBe(200)
  const before = await opened('Printer on floor 3 prints blank pages')
  await world.ben.post(`/incidents/${before.id}/resolve`, resolution)
  const made = await opened('Printer on floor 3 prints blank pages again')
  await world.ben.post(`/incidents/${made.id}/comment`, { body: 'I am on my way.' })
  await world.ben.post(`/incidents/${made.id}/comment`, { body: 'She kicked it.', internal: true })
  const { page, complaints } = await world.visit('ben')
  await page.goto('/work/incidents?q=requester.vip:yes')
  await page.getByText('Printer on floor 3 prints blank pages again').waitFor()
  await page.getByText('VIP', { exact: true }).first().waitFor()
  await page.goto(`/work/incidents/${made.number}`)
  const caller = page.getByRole('region', { name: 'Caller' })
  await caller.getByText('Called 2 times in 90 days').waitFor()
  await picture(page, 'caller-context')
  expect(await axeViolations(page)).toEqual([])

  await caller.getByRole('button', { name: 'View as requester' }).click()
  const seen = page.getByRole('dialog')
  await seen.getByText('I am on my way.').waitFor()
  expect(await seen.getByText('She kicked it.').count()).toBe(0)
  await picture(page, 'caller-seen')
  await page.keyboard.press('Escape')

  const similar = page.getByRole('region', { name: 'Similar incidents' })
  await similar.getByRole('button', { name: `What to do with ${before.number}` }).click()
  await page.getByRole('menuitem', { name: 'Use this resolution' }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByLabel('Resolution notes').inputValue()).toBe(resolution.closureNotes)
  await dialog.getByRole('button', { name: 'Resolve' }).click()
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body)
    .toMatchObject({
      state: 'resolved',
      ...resolution,
    })
  await page.getByText('Measures', { exact: true }).click()
  await page.getByText('Elapsed time since it was opened').waitFor()
  expect(complaints).toEqual([])
})

it('an agent splits an incident and takes a word along', async () => {
  const made = await opened('Badge and beamer')
  await world.anna.post(`/incidents/${made.id}/comment`, { body: 'The beamer is dark.' })
  const { page } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Split' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Subject of part 1').fill('Beamer is dark')
  await dialog.getByLabel('The beamer is dark.').check()
  await picture(page, 'split')
  expect(await axeViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Split off 1 incident' }).click()
  await page.getByText(/split off$/).waitFor()
  const links = (await world.ben.get(`/incidents/${made.id}/links`)).body.items
  expect(links).toMatchObject([{ record: { title: 'Beamer is dark' } }])
  const part = (await world.anna.get(`/incidents/${links[0].record.id}/timeline`)).body
  expect(JSON.stringify(part)).toContain('The beamer is dark.')
})

it('an agent answers a parent alone or all its children, and resolves it with or without them', async () => {
  const parent = await opened('Mail is down')
  const child = await opened('Cannot send mail', world.mara)
  const { page } = await world.visit('ben')
  await page.goto(`/work/incidents/${parent.number}`)
  const children = page.getByRole('region', { name: 'Children' })
  await children.getByRole('button', { name: 'Add a child by number or words' }).click()
  await page.getByRole('combobox', { name: 'Add a child by number or words' }).fill('Cannot send')
  await page.getByRole('option', { name: /Cannot send mail/ }).click()
  await children.getByText('1, 1 open').waitFor()
  await page.getByLabel('Also answer the requester of the open child').uncheck()
  await page.getByPlaceholder('Write to Anna').fill('For you alone.')
  await page.getByRole('button', { name: /^Send reply to Anna$/ }).click()
  await page.getByText('For you alone.').waitFor()
  await picture(page, 'family')
  await page.getByRole('button', { name: /^State: / }).click()
  await page.getByRole('menuitem', { name: 'Resolve' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Resolve the parent only').check()
  await dialog.getByLabel('Resolution notes').fill('Restarted.')
  await dialog.getByRole('combobox').selectOption({ label: 'Solved' })
  await dialog.getByRole('button', { name: 'Resolve', exact: true }).click()
  await expect.poll(async () => (await world.ben.get(`/incidents/${parent.id}`)).body.state).toBe('resolved')
  expect((await world.ben.get(`/incidents/${child.id}`)).body.state).toBe('new')
  const said = JSON.stringify((await world.mara.get(`/incidents/${child.id}/timeline`)).body)
  expect(said).not.toContain('For you alone.')
})

it('an employee who types what he reported before is shown his own, and nobody else’s', async () => {
  const hers = await opened('Coffee machine leaks on floor two')
  await opened('Coffee machine leaks on floor nine', world.mara)
  const { page } = await world.visit('anna')
  await page.goto('/portal/new')
  await page.getByLabel('What is wrong?').fill('coffee machine leaks')
  const known = page.getByRole('region', { name: /Is it one of these/ })
  await known.getByRole('link', { name: 'Coffee machine leaks on floor two' }).waitFor()
  expect(await known.getByText('floor nine').count()).toBe(0)
  await picture(page, 'portal-known')
  expect(await axeViolations(page)).toEqual([])
  await known.getByRole('link', { name: 'Coffee machine leaks on floor two' }).click()
  await page.waitForURL(new RegExp(`/portal/tickets/${hers.number}$`))
})
