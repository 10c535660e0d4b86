import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('an agent works a checklist off by keyboard, with his time running, and cannot resolve before', async () => {
  const template = { name: 'Laptop handover', items: '! Wipe the disk\nPrint the form' }
  await world.mara.post('/checklist-templates', template)
  const input = { requester: world.anna.id, assignee: world.ben.id }
  const made = (await world.ben.post('/incidents', { title: 'Laptop of a leaver', ...input })).body
  const other = (await world.ben.post('/incidents', { title: 'Dock is dead', ...input })).body
  const { page, complaints } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  const checklist = page.getByRole('region', { name: 'Checklist' })
  const time = page.getByRole('region', { name: 'Time worked' })

  await time.getByRole('button', { name: 'Start timer' }).waitFor()
  await page.locator('body').press('w')
  await time.getByRole('button', { name: 'Stop timer' }).waitFor()
  await page.getByRole('banner').getByText(made.number).first().waitFor()

  await checklist.getByRole('button', { name: 'Add from a template' }).click()
  await page.getByRole('option', { name: 'Laptop handover' }).click()
  await checklist.getByText('Wipe the disk').waitFor()
  await checklist.getByLabel('Add an item').fill('Call the manager')
  await checklist.getByLabel('Add an item').press('Enter')
  await checklist.getByText('Call the manager').waitFor()
  await checklist.getByRole('button', { name: 'Move “Call the manager” up' }).press('Enter')
  const texts = async () =>
    (await world.ben.get(`/incidents/${made.id}/checklist`)).body.items.map(
      (item: { text: string }) => item.text,
    )
  await expect.poll(texts).toEqual(['Wipe the disk', 'Call the manager', 'Print the form'])

  await page.locator('body').press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Resolution notes').fill('Wiped and stored.')
  await dialog.getByRole('combobox').selectOption({ label: 'Solved' })
  await dialog.getByRole('button', { name: 'Resolve' }).click()
  await dialog.getByText('A mandatory item of the checklist is still open: “Wipe the disk”.').waitFor()
  await page.keyboard.press('Escape')

  await checklist.getByRole('checkbox', { name: /Wipe the disk/ }).press('Space')
  await checklist.getByText('1/3').waitFor()
  await checklist.getByRole('heading').scrollIntoViewIfNeeded()
  expect(await axeViolations(page)).toEqual([])
  await picture(page, 'checklist-and-time')

  // His next case: the first timer ends by itself and its time is logged.
  await page.goto(`/work/incidents/${other.number}`)
  await time.getByRole('button', { name: 'Start timer' }).waitFor()
  await page.locator('body').press('w')
  const total = async (id: string) => (await world.ben.get(`/incidents/${id}/time-worked`)).body.total
  await expect.poll(() => total(made.id)).toBe(1)
  await page.getByRole('button', { name: `Stop the timer on ${other.number} and log its time` }).click()
  await time.getByText('1 min').first().waitFor()

  await time.getByRole('button', { name: 'Log time' }).click()
  await page.getByLabel('Time spent').fill('1:30')
  await page.getByLabel('Kind').selectOption('Travel')
  await page.getByLabel('Note').fill('To the plant')
  await page.getByRole('dialog').getByRole('button', { name: 'Log time' }).click()
  await time.getByText('To the plant').waitFor()
  await expect.poll(() => total(other.id)).toBe(91)

  const solved = { closureCode: 'solved', closureNotes: 'Wiped and stored.' }
  expect((await world.ben.post(`/incidents/${made.id}/resolve`, solved)).body.state).toBe('resolved')
  expect(complaints).toEqual([])
})

it('an administrator keeps the kinds of time on the settings page', async () => {
  const { page } = await world.visit('ada')
  await page.goto('/admin/settings')
  const kinds = page.getByRole('region', { name: 'Kinds of time worked' })
  await kinds.getByLabel('One a line').fill('On site\nRemote')
  await kinds.getByRole('button', { name: 'Save' }).click()
  const { id } = (await world.ben.post('/incidents', { title: 'New kinds' })).body
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${id}/time-worked`)).body.kinds)
    .toEqual(['On site', 'Remote'])
})
