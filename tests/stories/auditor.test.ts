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

it('two agents who edit the same field see both values and choose; nothing is overwritten silently', async () => {
  const made = (await world.anna.post('/incidents', { title: 'Two editors' })).body
  const { page } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('heading', { name: 'Two editors' }).waitFor()
  await page.route('**/api/v1/live**', route => route.abort())
  await page.getByRole('heading', { name: 'Two editors' }).click()
  const editor = page.getByRole('textbox').first()
  await editor.fill('Ben\u2019s subject')
  await world.mara.patch(`/incidents/${made.id}`, { title: 'Mara\u2019s subject' })
  await editor.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.innerText()).toContain('Mara\u2019s subject')
  await picture(page, 'agent-merge')
  expect((await world.ben.get(`/incidents/${made.id}`)).body.title).toBe('Mara\u2019s subject')
})
