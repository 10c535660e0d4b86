import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
  const keep = async (path: string, input: Record<string, unknown>) => {
    const { status, body } = await world.mara.post(path, input)
    expect(status, JSON.stringify(body)).toBe(201)
  }
  const body = 'Hello {requester.first}, {number} is mine now. It concerns {service}.'
  await keep('/canned-replies', { name: 'Taken over', body })
  await keep('/canned-replies', { name: 'Reminder', body: 'Hello {requester.first}, are you there?' })
  await keep('/macros', {
    name: 'Wait for the vendor',
    recordType: 'incident',
    steps: [
      { kind: 'set', fields: { impact: '2' } },
      { kind: 'reply', text: 'Hello {requester.first}, the vendor looks at it.' },
      { kind: 'command', command: 'hold', input: { holdReason: 'vendor' } },
    ],
  })
  await keep('/templates', {
    name: 'Printer does not print',
    recordType: 'incident',
    prefill: { title: 'Printer does not print', urgency: '2', group: world.desk.id },
  })
})
afterAll(() => world.stop())

const report = async () =>
  (await world.anna.post('/incidents', { title: 'The scanner is stuck', description: 'Since noon.' })).body

it('an agent answers with a canned reply by keyboard alone, and sees what is left to fill in', async () => {
  const made = await report()
  const { page, complaints } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('heading', { name: 'The scanner is stuck' }).waitFor()
  await page.locator('body').press('r')
  const area = page.getByPlaceholder('Write to Anna')
  // The box takes the focus a moment after the key.
  await expect.poll(() => area.evaluate(box => box === document.activeElement)).toBe(true)
  await page.keyboard.type('/')
  await page.getByRole('combobox', { name: 'Find a reply by name' }).waitFor()
  await page.keyboard.type('taken')
  await page.getByText(`Hello Anna, ${made.number} is mine now.`).waitFor()
  await page.getByText('Nothing to fill in here for {service}').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => area.inputValue()).toContain(`Hello Anna, ${made.number} is mine now.`)
  // The gap is selected: the next word takes its place.
  await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe('{service}')
  await page.keyboard.type('your scanner')
  await page.keyboard.press('Control+Enter')
  await expect
    .poll(async () => JSON.stringify((await world.anna.get(`/incidents/${made.id}/timeline`)).body), {
      timeout: 20_000,
    })
    .toContain(`Hello Anna, ${made.number} is mine now. It concerns your scanner.`)
  expect(complaints).toEqual([])
})

it('an agent sees what a macro will do before it does it, runs it, and takes the fields back', async () => {
  const made = await report()
  const { page, complaints } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('heading', { name: 'The scanner is stuck' }).waitFor()
  await page.getByRole('button', { name: 'Run a macro' }).waitFor()
  await page.locator('body').press('.')
  await page.getByRole('combobox', { name: 'All actions' }).waitFor()
  await page.keyboard.type('wait for')
  await page.locator('[role=option][data-active=true]', { hasText: 'Wait for the vendor' }).waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /Wait for the vendor/ })
  await dialog.getByText('Hello Anna, the vendor looks at it.').waitFor()
  await dialog.getByText('To Anna Keller').waitFor()
  await dialog.getByText('On hold', { exact: true }).waitFor()
  expect((await world.ben.get(`/incidents/${made.id}`)).body.version).toBe(made.version)
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.state, { timeout: 15_000 })
    .toBe('on_hold')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.impact).toBe('3')
  await page.getByText('The reply stays sent.').waitFor()
  expect((await world.ben.get(`/incidents/${made.id}`)).body.state).toBe('on_hold')
  expect(complaints).toEqual([])
})

it('an agent runs a macro on several chosen rows after a preview, and takes it all back at once', async () => {
  const made = [await report(), await report(), await report()]
  const closed = made[2]
  await world.ben.post(`/incidents/${closed.id}/cancel`, { reason: 'Twice' })
  const { page, complaints } = await world.visit('ben')
  await page.goto(`/work/incidents?q=id:${made.map(({ id }) => id).join(',')}&sort=createdAt`)
  await page.locator('[role=row][data-active=true]').first().waitFor()
  for (const key of ['x', 'Shift+J', 'Shift+J', '.']) await page.keyboard.press(key)
  await page.getByRole('combobox', { name: 'All actions' }).waitFor()
  await page.keyboard.type('wait for')
  await page.locator('[role=option][data-active=true]', { hasText: 'Wait for the vendor' }).waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /Wait for the vendor/ })
  await dialog.getByText('2 records will change').waitFor()
  await dialog.getByText('1 record stays as it is').waitFor()
  await dialog.getByText('Hello Anna, the vendor looks at it.').waitFor()
  expect(await axeViolations(page)).toEqual([])
  const states = () =>
    Promise.all(made.map(async ({ id }) => (await world.ben.get(`/incidents/${id}`)).body.state))
  expect(await states()).toEqual(['new', 'new', 'cancelled'])
  await page.keyboard.press('Enter')
  await expect.poll(states).toEqual(['on_hold', 'on_hold', 'cancelled'])
  await dialog.waitFor({ state: 'detached' })
  const impacts = () =>
    Promise.all(made.slice(0, 2).map(async ({ id }) => (await world.ben.get(`/incidents/${id}`)).body.impact))
  expect(await impacts()).toEqual(['2', '2'])
  await page.keyboard.press('z')
  await expect.poll(impacts).toEqual(['3', '3'])
  expect(complaints).toEqual([])
})

it('an agent begins a new incident with a template', async () => {
  const { page, complaints } = await world.visit('ben')
  await page.goto('/work/incidents')
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  await page.locator('body').press('c')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Begin with a template').selectOption({ label: 'Printer does not print' })
  await expect.poll(() => dialog.getByLabel('Subject').inputValue()).toBe('Printer does not print')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('heading', { name: 'Printer does not print' }).waitFor()
  const [made] = (await world.ben.get('/incidents?sort=-createdAt&limit=1')).body.items
  expect(made).toMatchObject({
    title: 'Printer does not print',
    urgency: '2',
    group: { name: 'Service Desk' },
  })
  expect(complaints).toEqual([])
})

it('a process owner builds a macro from rows, and reads beside the row what is wrong with it', async () => {
  const { page, complaints } = await world.visit('mara')
  await page.goto('/admin/macros/new')
  await page.getByLabel('Name').fill('Close as duplicate')
  await page.getByLabel('Add a field…').selectOption({ label: 'Impact' })
  await page.getByRole('combobox', { name: 'Impact' }).selectOption({ label: 'Medium' })
  await page.getByRole('button', { name: 'Add a step' }).click()
  await page.getByLabel('Text of the reply').fill('Hello {requestor}')
  await page.getByRole('button', { name: 'Save' }).click()
  const second = page.getByRole('listitem', { name: 'Step 2' })
  await second.getByText('There is no variable {requestor}').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.getByLabel('Text of the reply').fill('Hello {requester}')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Close as duplicate' }).waitFor()
  const { items } = (await world.mara.get('/macros?q=duplicate')).body
  expect(items[0].steps).toEqual([
    { kind: 'set', fields: { impact: '2' } },
    { kind: 'reply', text: 'Hello {requester}' },
  ])
  expect(complaints).toEqual([])
})
