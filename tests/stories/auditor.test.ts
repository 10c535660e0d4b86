import { afterAll, beforeAll, expect, it } from 'vitest'
import { picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('an auditor reads a record and the audit, and is offered nothing to change', async () => {
  const made = (await world.anna.post('/incidents', { title: 'Badge refused at gate B' })).body
  await world.ben.post(`/incidents/${made.id}/comment`, {
    body: 'Gate controller log attached',
    internal: true,
  })
  const { page, complaints } = await world.visit('otto')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByText('Gate controller log attached').waitFor()
  await picture(page, 'auditor-record')
  for (const name of ['Resolve', 'Start work', 'Send reply to Anna', 'Save internal note', 'Create']) {
    expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0)
  }
  await page.goto('/admin/audit')
  await page.getByText('Otto Brandt').first().waitFor()
  await picture(page, 'auditor-audit')
  expect(complaints).toEqual([])
})
