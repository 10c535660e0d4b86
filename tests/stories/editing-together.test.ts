import { afterAll, beforeAll, expect, it } from 'vitest'
import { picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('two agents who edit the same field see both values and choose; nothing is overwritten silently', async () => {
  const made = (await world.anna.post('/incidents', { title: 'Two editors' })).body
  const { page } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('heading', { name: 'Two editors' }).waitFor()
  await page.getByRole('heading', { name: 'Two editors' }).click()
  const editor = page.getByRole('textbox').first()
  await editor.fill('Ben\u2019s subject')
  await world.mara.patch(`/incidents/${made.id}`, { title: 'Mara\u2019s subject' })
  // The page hears of it while Ben is typing: what he began with still counts.
  await page.waitForTimeout(1500)
  await editor.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.textContent()).toContain('Mara\u2019s subject')
  await picture(page, 'agent-merge')
  expect((await world.ben.get(`/incidents/${made.id}`)).body.title).toBe('Mara\u2019s subject')
})

it('an edit goes through when others changed other fields meanwhile', async () => {
  const made = (await world.anna.post('/incidents', { title: 'Quiet merge' })).body
  const { page } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('heading', { name: 'Quiet merge' }).click()
  await page.getByRole('textbox').first().fill('Merged quietly')
  await world.mara.patch(`/incidents/${made.id}`, { impact: '1' })
  await page.getByRole('textbox').first().press('Enter')
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body)
    .toMatchObject({ title: 'Merged quietly', impact: '1' })
})
