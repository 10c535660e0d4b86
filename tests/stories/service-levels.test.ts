import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld

beforeAll(async () => {
  world = await storyWorld()
}, 60_000)
afterAll(() => world.stop())

it('an administrator makes a promise, and tries it before saving it', async () => {
  const { page, complaints } = await world.visit('ada')
  await page.goto('/admin/agreements/new')
  await page.getByLabel('Name', { exact: false }).first().fill('Support for everybody')
  await page.getByText('Conditions', { exact: true }).click()
  const pauses = page.getByLabel('Pauses while')
  await expect.poll(() => pauses.inputValue()).toBe('stateCategory == "waiting"')
  const applies = page.getByLabel('Applies when')
  await applies.fill('priority <')
  await page.getByText('Write, for instance, priority <= 2.').waitFor()
  await applies.fill('priority <= 5')
  await page.getByText('This can be read').first().waitFor()
  await page.getByRole('button', { name: 'Try it' }).click()
  await page.getByText('no record differs').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Support for everybody', level: 1 }).waitFor()
  expect(complaints).toEqual([])
})

it('an agent sees what is left, asks why, puts the incident on hold and sees the pause', async () => {
  const made = await world.anna.post('/incidents', { title: 'The printer jams' })
  const { page, complaints } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.body.number}`)
  const levels = page.getByRole('region', { name: 'Service levels' })
  const resolution = levels.getByRole('button', { name: /Resolution/ })
  await resolution.getByText(/left/).waitFor()
  await resolution.click()
  const why = page.getByRole('dialog', { name: 'Why Resolution stands here' })
  await why.getByText('The clock starts').waitFor()
  await picture(page, 'service-level-why')
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'New', exact: false }).first().click()
  await page.getByRole('menuitem', { name: 'Put on hold' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Waiting for').selectOption('vendor')
  await dialog.getByRole('button', { name: 'Put on hold' }).click()

  await levels.getByText(/Paused/).waitFor()
  await resolution.click()
  await why.getByText('Pauses while').waitFor()
  await why.getByText('stateCategory == "waiting"').first().waitFor()
  await why.getByText('not counted').waitFor()
  expect(complaints).toEqual([])
})

it('the queue shows the time left, and is narrowed to what runs out', async () => {
  await world.anna.post('/incidents', { title: 'No picture on the wall', impact: '1', urgency: '1' })
  const { page } = await world.visit('ben')
  await page.goto('/work/incidents?q=sla:%3C5h&sort=slaDueAt')
  const row = page.getByRole('row', { name: /No picture on the wall/ })
  await row.getByText(/3 hr 59 min|4 hr/).waitFor()
  await page.getByText('less than 5 hr left').waitFor()
  await page.goto('/work/incidents?q=sla:breached')
  await page.getByText('Time has run out').waitFor()
  await page.getByText('No picture on the wall').waitFor({ state: 'detached' })
})
