import { afterAll, beforeAll, expect, it } from 'vitest'
import { picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('an administrator adds a field and a category, and both are everywhere, on an open page too', async () => {
  const made = (await world.anna.post('/incidents', { title: 'Scanner beeps twice' })).body
  const open = await world.visit('ben')
  await open.page.goto(`/work/incidents/${made.number}`)
  await open.page.getByRole('heading', { name: 'Scanner beeps twice' }).waitFor()
  expect(await open.page.getByText('Cost centre').count()).toBe(0)

  const { page, complaints } = await world.visit('ada')
  await page.goto('/admin')
  await page.getByLabel('Find a setting').fill('own fields')
  await page.getByRole('link', { name: 'Custom fields' }).click()
  await page.getByRole('heading', { name: 'Custom fields', exact: true }).waitFor()
  await page
    .locator('main')
    .getByRole('button', { name: /New custom field|Create/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Record type').selectOption('incident')
  await dialog.getByLabel('Label').fill('Cost centre')
  await dialog.getByLabel('Key').fill('costCentre')
  await dialog.getByLabel('Kind').selectOption('text')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })

  // The agent's page was open all the while.
  await open.page.getByText('Cost centre').waitFor()

  await page.goto('/admin/categories')
  await page.getByLabel('New category').fill('Scanners')
  await page.locator('main').getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('link', { name: 'Scanners' }).waitFor()
  await picture(page, 'administrator-categories')
  await open.page.getByRole('button', { name: /^Category/ }).click()
  await open.page.getByRole('option', { name: 'Scanners' }).click()
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.category?.name)
    .toBe('Scanners')

  await open.page.getByRole('button', { name: /^Cost centre/ }).click()
  await open.page.keyboard.type('4711')
  await open.page.keyboard.press('Enter')
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.custom)
    .toEqual({ costCentre: '4711' })

  const list = await world.ben.get('/incidents?q=costCentre:4711')
  expect(list.body.items.map((item: { id: string }) => item.id)).toEqual([made.id])
  const file = String((await world.ben.get('/incidents/export?q=costCentre:4711')).body)
  expect(file).toContain('Cost centre')
  expect(file).toContain('4711')

  await open.page.goto('/work/incidents?q=costCentre%3A4711')
  await open.page.getByText('Scanner beeps twice').waitFor()
  await open.page.getByRole('button', { name: 'Display', exact: true }).click()
  await open.page.getByRole('checkbox', { name: 'Cost centre' }).focus()
  await open.page.keyboard.press('Space')
  await open.page.getByRole('columnheader', { name: 'Cost centre' }).waitFor()
  await open.page.locator('input:focus + span', { hasText: 'Cost centre' }).waitFor()
  await open.page.keyboard.press('Escape')
  await open.page.getByRole('checkbox', { name: 'Cost centre' }).waitFor({ state: 'hidden' })
  await open.page.getByRole('gridcell', { name: '4711', exact: true }).waitFor()
  await picture(open.page, 'administrator-column')
  await open.page.keyboard.press('c')
  await open.page.getByRole('dialog', { name: 'New incident' }).getByLabel('Cost centre').waitFor()
  expect([...complaints, ...open.complaints]).toEqual([])
})

it('an administrator learns why somebody cannot see a record', async () => {
  const network = (await world.ada.get('/groups?q=Network')).body.items[0]
  const secret = await world.steward.create('incident', {
    title: 'Lost keys',
    requester: world.anna.id,
    restrictedTo: [network.id],
  })
  const { page, complaints } = await world.visit('otto')
  await page.goto('/admin/access')
  await page.getByLabel('Person').click()
  await page.keyboard.type('Ben')
  await page.getByRole('option', { name: /Ben Okafor/ }).click()
  await page.getByLabel('Number of the record').fill(String(secret.number))
  await page.getByRole('button', { name: 'Ask' }).click()
  await page.getByText(`Ben Okafor cannot see ${secret.number}`).waitFor()
  await page.getByText('here: Network').first().waitFor()
  await picture(page, 'administrator-why')
  expect(complaints).toEqual([])
})

it('a wrong change of a category is undone from its history', async () => {
  const made = (await world.ada.post('/categories', { name: 'Monitors' })).body
  await world.ada.patch(`/categories/${made.id}`, { name: 'Screens' })
  const { page, complaints } = await world.visit('ada')
  await page.goto(`/admin/categories/${made.id}`)
  await page.getByRole('heading', { name: 'Screens' }).waitFor()
  await page.getByRole('button', { name: 'Undo this change' }).first().click()
  await page.getByRole('heading', { name: 'Monitors' }).waitFor()
  await picture(page, 'administrator-history')
  expect(complaints).toEqual([])
})

it('a person with a one-time password chooses a new one before anything else', async () => {
  const { page } = await world.visit('ada')
  await page.goto(`/directory/people/${world.mara.id}`)
  await page.getByRole('button', { name: 'Give a one-time password' }).click()
  await page.getByRole('button', { name: 'End sessions and give it' }).click()
  const password = (await page.locator('code').first().textContent()) ?? ''
  await picture(page, 'administrator-person')
  const visit = await world.visit('mara', { password })
  await visit.page.getByRole('heading', { name: 'Choose a password of your own' }).waitFor()
  await visit.page.getByLabel('The password you were given').fill(password)
  await visit.page.getByLabel('New password').fill('a fresh and long pass phrase')
  await visit.page.getByRole('button', { name: 'Change password' }).click()
  await visit.page.getByRole('link', { name: 'My work' }).first().waitFor()
  expect(visit.complaints).toEqual([])
})

it('an administrator keeps working hours and holidays by keyboard alone', async () => {
  const { page, complaints } = await world.visit('ada')
  await page.goto('/admin/calendars')
  await page.getByRole('button', { name: 'New working calendar' }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'New working calendar' }).waitFor()
  const { keyboard } = page
  await page.getByLabel('Name').focus()
  await keyboard.type('Berlin desk')
  await page.getByLabel('Friday, stretch 1: to').focus()
  await keyboard.type('0200PM')
  await page.getByText('42 hours a week').waitFor()
  await page.getByRole('button', { name: 'Saturday: same as Friday' }).focus()
  await keyboard.press('Enter')
  await page.getByText('48 hours a week').waitFor()
  await page.getByRole('button', { name: 'Other hours from a day on' }).focus()
  await keyboard.press('Enter')
  await page.getByLabel('First day of these hours').focus()
  await keyboard.type('01012030')
  await page.getByRole('button', { name: 'Saturday: remove stretch 1' }).focus()
  await keyboard.press('Enter')
  await page.getByLabel('Country').focus()
  await keyboard.type('Germany')
  await page.getByLabel('Year', { exact: true }).fill('2026')
  await page.getByLabel('Region').focus()
  await keyboard.type('Berlin')
  await page.getByRole('region', { name: 'Public holidays' }).getByText("Women's Day").waitFor()
  await page.getByRole('button', { name: /^Add \d+ days$/ }).focus()
  await keyboard.press('Enter')
  await page.getByRole('button', { name: 'All are there already' }).waitFor()
  await picture(page, 'administrator-calendar')
  await page.getByRole('button', { name: 'Save' }).focus()
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Berlin desk' }).waitFor()

  const made = (await world.ada.get('/calendars?q="Berlin desk"')).body.items[0]
  const { body } = await world.ada.get(`/calendars/${made.id}`)
  expect(body.versions.map((version: { from: string | null }) => version.from)).toEqual([null, '2030-01-01'])
  expect(body.versions[0].week.slice(3)).toEqual([
    [['08:00', '17:00']],
    [['08:00', '14:00']],
    [['08:00', '14:00']],
    [],
  ])
  expect(body.versions[1].week[5]).toEqual([])
  expect(body.days).toContainEqual({ date: '2026-03-08', name: "International Women's Day", hours: [] })
  expect(complaints).toEqual([])
})
