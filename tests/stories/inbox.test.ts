import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('what Mara assigns shows at once on the number of Ben, who opens, reads and is done', async () => {
  const made = (await world.anna.post('/incidents', { title: 'The projector in room 4 stays dark' })).body
  const ben = await world.visit('ben')
  const mara = await world.visit('mara')
  await ben.page.goto('/')
  const inbox = ben.page.getByRole('navigation').getByRole('link', { name: /^Inbox/ })
  await inbox.waitFor()
  expect(await inbox.textContent()).toBe('Inbox')

  await mara.page.goto(`/work/incidents/${made.number}`)
  await mara.page.getByRole('heading', { name: 'The projector in room 4' }).waitFor()
  await world.mara.post(`/incidents/${made.id}/assign`, { assignee: world.ben.id })
  await expect.poll(() => inbox.textContent(), { timeout: 10_000 }).toMatch(/1/)
  await expect.poll(() => ben.page.title()).toMatch(/^\(1\) /)

  await ben.page.keyboard.press('g')
  await ben.page.keyboard.press('i')
  await ben.page.getByText('Mara Lindt assigned it to you').waitFor()
  await picture(ben.page, 'inbox')
  expect(await axeViolations(ben.page)).toEqual([])
  await ben.page.keyboard.press('j')
  await ben.page.keyboard.press('Enter')
  await ben.page.getByRole('heading', { level: 1, name: 'The projector in room 4' }).waitFor()
  await expect.poll(() => inbox.textContent(), { timeout: 10_000 }).toBe('Inbox')
  await expect.poll(() => ben.page.title()).not.toMatch(/^\(/)

  await ben.page.goto('/inbox')
  await ben.page.getByText('Mara Lindt assigned it to you').waitFor()
  await ben.page.keyboard.press('e')
  await ben.page.getByRole('heading', { name: 'All done' }).waitFor()
  expect([...ben.complaints, ...mara.complaints]).toEqual([])
})

it('Ben puts work off by key; it leaves My work and is found under what he put off', async () => {
  const made = (await world.mara.post('/incidents', { title: 'Order toner', assignee: world.ben.id })).body
  const { page, complaints } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('heading', { level: 1, name: 'Order toner' }).waitFor()
  await page.keyboard.press('h')
  await page.getByRole('dialog').getByRole('button', { name: 'Tomorrow' }).click()
  await expect.poll(async () => (await world.ben.get('/snoozes')).body.items.length).toBe(1)
  await page.goto('/')
  await page.getByRole('region', { name: 'Put off' }).getByText('Order toner').waitFor()
  expect(await page.getByRole('region', { name: 'Assigned to you' }).getByText('Order toner').count()).toBe(0)
  expect(complaints).toEqual([])
})

it('Anna sees at the bell of the portal that she was answered', async () => {
  const made = (await world.anna.post('/incidents', { title: 'My badge does not open the door' })).body
  const { page, complaints } = await world.visit('anna')
  await page.goto('/portal')
  await world.ben.post(`/incidents/${made.id}/comment`, { body: 'Which door is it?' })
  await page.getByRole('button', { name: 'News, 1 new' }).click()
  await page.getByText('Ben Okafor answered your request').waitFor()
  await picture(page, 'portal-bell')
  expect(await axeViolations(page)).toEqual([])
  await page.getByText('My badge does not open the door').last().click()
  await page.getByText('Which door is it?').waitFor()
  await page.getByRole('button', { name: 'News, nothing new' }).waitFor()
  expect(complaints).toEqual([])
})
