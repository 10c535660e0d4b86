import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFile } from '../../src/channels/import/index.ts'
import { picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('an agent takes a new incident from the queue to resolved, by keyboard', async () => {
  const made = (
    await world.anna.post('/incidents', {
      title: 'The printer on floor 3 prints blank pages',
      description: 'Since this morning.',
    })
  ).body
  const { page, complaints } = await world.visit('ben')
  await page.goto('/work/incidents')
  await page.getByText('The printer on floor 3').waitFor()
  await picture(page, 'agent-queue')
  await page.keyboard.press('i')
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.assignee?.name)
    .toBe('Ben Okafor')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The printer on floor 3 prints blank pages' }).waitFor()
  await page.getByRole('button', { name: 'Start work' }).click()
  const start = page.getByRole('dialog').getByRole('button', { name: 'Start work' })
  if (await start.isVisible().catch(() => false)) await start.click()
  await expect.poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.state).toBe('in_progress')

  await page.getByRole('tab', { name: 'Internal note' }).click()
  await page.getByPlaceholder('Only staff will read this').fill('Toner lot 7 again.')
  await picture(page, 'agent-note')
  await page.getByRole('button', { name: 'Save internal note' }).click()
  await page.getByRole('tab', { name: 'Reply to Anna' }).click()
  await page.getByPlaceholder('Write to Anna').fill('I am bringing new toner.')
  await page.getByRole('button', { name: 'Send reply to Anna', exact: true }).click()
  await page.getByText('I am bringing new toner.').waitFor()

  await resolveOnPage(page)
  await expect.poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.state).toBe('resolved')
  await picture(page, 'agent-resolved')
  expect(complaints).toEqual([])

  const hers = JSON.stringify((await world.anna.get(`/incidents/${made.id}/timeline`)).body)
  expect(hers).toContain('I am bringing new toner.')
  expect(hers).not.toContain('Toner lot 7')
})

it('an agent takes an incident of 2016 that was imported to resolved, with its history before it', async () => {
  await importUnfinished(world)
  const [imported] = (await world.ben.get('/incidents?q=is:active&sort=createdAt&limit=1')).body.items
  expect(imported.createdAt).toMatch(/^2016/)
  const { page } = await world.visit('ben')
  await page.goto(`/work/incidents/${imported.number}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await picture(page, 'agent-imported')
  await resolveOnPage(page)
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${imported.id}`)).body.state)
    .toBe('resolved')
  const { body } = await world.ben.get(`/incidents/${imported.id}/timeline`)
  expect(body.items.at(0)).toMatchObject({ fact: 'incident.created', via: 'import' })
  expect(body.items.at(-1)).toMatchObject({ fact: 'incident.resolved', via: 'web' })
})

/** The log of 2016 tells whole lives; cut off in the middle it leaves the desk something to do. */
async function importUnfinished({ steward }: StoryWorld): Promise<void> {
  const log = await readFile(join(import.meta.dirname, '../import/data/incident-audit-log.csv'), 'utf8')
  const [header = '', ...rows] = log.split('\n')
  const number = rows.find(row => row.includes(',Active,'))?.split(',')[0] ?? ''
  const begun = rows.filter(row => row.startsWith(`${number},`) && /,(New|Active),/.test(row))
  const path = join(await mkdtemp(join(tmpdir(), 'steward-log-')), 'log.csv')
  await writeFile(path, [header, ...begun].join('\n'))
  await importFile(steward.steward.kernel, { kind: 'incidents', path, log: () => {} })
}

async function resolveOnPage(page: Page): Promise<void> {
  await page.locator('body').press('e')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Resolution notes').fill('New toner.')
  await dialog.getByRole('combobox').selectOption({ label: 'Solved' })
  await picture(page, 'agent-resolve')
  await dialog.getByRole('button', { name: 'Resolve' }).click()
}
