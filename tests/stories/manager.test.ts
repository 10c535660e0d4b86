import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

/** Reported by Anna, taken by Ben, and waiting for the one or the other. */
async function waiting(title: string, input: Record<string, unknown>): Promise<{ id: string }> {
  world.steward.clock.advance(60_000)
  const made = (await world.anna.post('/incidents', { title })).body
  expect((await world.ben.post(`/incidents/${made.id}/assign`, { assignee: world.ben.id })).status).toBe(200)
  expect((await world.ben.post(`/incidents/${made.id}/hold`, input)).status).toBe(200)
  return made
}
const assigneeOf = async (id: string) => (await world.mara.get(`/incidents/${id}`)).body.assignee?.name

it('a manager looks for what is waiting, sees how much it is, and hands it to somebody else', async () => {
  const question = { holdReason: 'caller', comment: 'Which room is it in?' }
  const asked = [
    await waiting('The badge reader is dark', question),
    await waiting('The door does not lock', question),
    await waiting('The lift alarm rings', question),
  ]
  const ordered = [
    await waiting('The plotter needs a part', { holdReason: 'vendor' }),
    await waiting('The scanner is at the vendor', { holdReason: 'vendor' }),
  ]
  await world.anna.post('/incidents', { title: 'Nobody waits for this one' })

  const { page, complaints } = await world.visit('mara')
  await page.goto('/work/incidents')
  const views = page.getByRole('navigation', { name: 'Views' })
  await views.getByRole('button', { name: 'Waiting for caller 3', exact: true }).waitFor()
  await views.getByRole('button', { name: 'Waiting for vendor 2', exact: true }).click()
  const rows = page.getByRole('grid').getByRole('row')
  // The one that has waited longest is on top; there is nothing else beside the head.
  await expect.poll(() => rows.allTextContents()).toHaveLength(3)
  expect((await rows.allTextContents())[1]).toContain('The plotter needs a part')
  expect((await rows.allTextContents())[2]).toContain('The scanner is at the vendor')
  await picture(page, 'manager-waiting')
  expect(await axeViolations(page)).toEqual([])

  // All of them at once, to Ada.
  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.getByRole('toolbar').getByRole('button', { name: 'Assign' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 records will change').waitFor()
  await dialog.getByRole('button', { name: /^Assignee/ }).click()
  await page.getByRole('combobox', { name: 'Assignee' }).fill('ada')
  await page.getByRole('option', { name: 'Ada Novak' }).click()
  await dialog.getByRole('button', { name: 'Change 2' }).click()
  for (const { id } of ordered) await expect.poll(() => assigneeOf(id)).toBe('Ada Novak')
  for (const { id } of asked) expect(await assigneeOf(id)).toBe('Ben Okafor')
  // Whom it belongs to changes nothing about what it waits for.
  await views.getByRole('button', { name: 'Waiting for vendor 2', exact: true }).waitFor()

  // One of the others, in its cell, by keyboard.
  await views.getByRole('button', { name: 'Waiting for caller 3', exact: true }).click()
  const longest = page.getByRole('row', { name: /The badge reader is dark/ })
  await longest.getByRole('gridcell', { name: 'Ben Okafor' }).dblclick()
  await page.getByRole('combobox', { name: 'Assignee' }).fill('mara')
  await page.locator('[role=option][data-active=true]', { hasText: 'Mara Lindt' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => assigneeOf(asked[0]?.id ?? '')).toBe('Mara Lindt')
  await longest.getByRole('gridcell', { name: 'Mara Lindt' }).waitFor()

  // Anna answers one; it waits no longer, and the count says so after the manager's next act.
  await world.anna.post(`/incidents/${asked[1]?.id}/comment`, { body: 'In room 12.' })
  await page.reload()
  await views.getByRole('button', { name: 'Waiting for caller 2', exact: true }).waitFor()
  expect(complaints).toEqual([])
})

it('a manager keeps a list in groups and narrow rows as a view, and finds it again', async () => {
  const { page, complaints } = await world.visit('mara')
  await page.goto('/work/incidents?q=is:active&group=assignee&sort=priority,-createdAt&density=dense')
  await page.getByRole('button', { name: /^Ben Okafor/ }).waitFor()
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('By person, narrow')
  await page.getByRole('dialog').getByRole('button', { name: 'Save view' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const { items } = (await world.mara.get('/views')).body
  expect(items[0]).toMatchObject({
    name: 'By person, narrow',
    groupBy: 'assignee',
    sort: 'priority,-createdAt',
    density: 'dense',
    pinned: true,
  })
  await page.goto('/work/incidents')
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^By person, narrow/ })
    .click()
  const group = page.getByRole('button', { name: /^Ben Okafor/ })
  await group.waitFor()
  const row = page.getByRole('row', { name: /The door does not lock/ })
  expect((await row.boundingBox())?.height).toBe(32)
  // A group closes by key, and only its rows go.
  await group.click()
  await row.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /The plotter needs a part/ }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(complaints).toEqual([])
})

it('a record beside the list: its width stays, F is the full page and the way back', async () => {
  const { page, complaints } = await world.visit('mara')
  await page.goto('/work/incidents?view=waiting-vendor')
  await page.locator('[role=row][data-active=true]').first().waitFor()
  await page.keyboard.press('Space')
  await page.getByRole('heading', { level: 1, name: 'The plotter needs a part' }).waitFor()
  const line = page.getByRole('separator', { name: 'Width of the list' })
  const before = Number(await line.getAttribute('aria-valuenow'))
  await line.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => line.getAttribute('aria-valuenow')).toBe(String(before + 40))
  await page.keyboard.press('j')
  await page.getByRole('heading', { level: 1, name: 'The scanner is at the vendor' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('f')
  await line.waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1, name: 'The scanner is at the vendor' }).waitFor()
  await page.keyboard.press('f')
  await line.waitFor()
  await page.reload()
  await expect.poll(() => line.getAttribute('aria-valuenow')).toBe(String(before + 40))
  // Another list has its own.
  await page.goto('/work/incidents?view=waiting-caller')
  await page.locator('[role=row][data-active=true]').first().waitFor()
  await page.keyboard.press('Space')
  await expect.poll(() => line.getAttribute('aria-valuenow')).toBe(String(before))
  expect(complaints).toEqual([])
})
