import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

const count = 30
/** The printer jams twice and the screen flickers twice: the later report is the duplicate. */
const titles = Array.from({ length: count }, (_, index) => {
  if (index === 3 || index === 10) return 'Label printer on floor 7 jams'
  if (index === 5 || index === 12) return 'Projector in room Atlas flickers'
  return `Request number ${String(index).padStart(2, '0')}`
})

/** The keys an agent presses, counted: what a triage costs him. */
class Hands {
  pressed = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.pressed++
      await this.page.keyboard.press(key)
    }
  }
  async type(text: string): Promise<void> {
    this.pressed += text.length
    await this.page.keyboard.type(text)
  }
  /** Waits for the choice that typing found, as a person looks before he presses Enter. */
  async find(text: string, option: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('combobox').waitFor()
    await this.type(text)
    await this.page.locator('[role=option][data-active=true]', { hasText: option }).waitFor()
    await this.press('Enter')
  }
  async choose(text: string, option: string): Promise<void> {
    await this.find(text, option)
    await this.page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  async cursorOn(title: string): Promise<void> {
    await this.page.locator('[role=row][data-active=true]', { hasText: title }).first().waitFor()
  }
}

interface Row {
  id: string
  title: string
  state: string
  priority: string
  mergedInto: { id: string } | null
  assignee: { name: string } | null
  category: { name: string } | null
}
const all = async (): Promise<Row[]> =>
  (await world.ben.get('/incidents?sort=createdAt&limit=200')).body.items

it('an agent triages thirty incidents with the keyboard alone', { timeout: 600_000 }, async () => {
  const made: string[] = []
  for (const title of titles) {
    world.steward.clock.advance(60_000)
    made.push((await world.anna.post('/incidents', { title })).body.id)
  }
  const { page, complaints } = await world.visit('ben')
  await page.goto('/work/incidents?q=is:active&sort=createdAt')
  const hands = new Hands(page)
  const began = Date.now()
  await hands.cursorOn(titles[0] ?? '')

  // The first ten: his, with a category. After each act the cursor goes on, so K goes back to the same row.
  for (let index = 0; index < 10; index++) {
    await hands.cursorOn(titles[index] ?? '')
    await hands.press('i')
    await hands.press('k', 'y')
    await hands.choose('har', 'Hardware')
  }
  await expect
    .poll(async () => (await all()).filter(row => row.category?.name === 'Hardware').length)
    .toBe(10)
  expect((await all()).filter(row => row.assignee?.name === 'Ben Okafor')).toHaveLength(10)

  // The eleventh says the same as the fourth: merged, with that one on top of the choices.
  await hands.cursorOn(titles[10] ?? '')
  await hands.press('m')
  await hands.choose('', titles[3] ?? '')
  await expect.poll(async () => (await all())[10]?.mergedInto?.id).toBe(made[3])

  // So does the thirteenth; that was too quick, and Z takes it back.
  await hands.press('j')
  await hands.cursorOn(titles[12] ?? '')
  await hands.press('m')
  await hands.choose('', titles[5] ?? '')
  await expect.poll(async () => (await all())[12]?.mergedInto?.id).toBe(made[5])
  await hands.press('z')
  await expect.poll(async () => (await all())[12]?.mergedInto ?? null).toBeNull()
  expect((await all())[10]?.mergedInto?.id).toBe(made[3])
  await hands.press('k')
  await hands.cursorOn(titles[12] ?? '')
  await hands.press('m')
  await hands.choose('', titles[5] ?? '')
  await expect.poll(async () => (await all())[12]?.mergedInto?.id).toBe(made[5])

  // Priority of three, from impact and urgency: the letters of High.
  for (let index = 13; index < 16; index++) {
    await hands.cursorOn(titles[index] ?? '')
    await hands.press('p')
    await page.getByRole('dialog').getByRole('combobox').first().waitFor()
    await hands.press('h', 'Tab', 'h', 'Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  expect((await all()).slice(13, 16).map(row => row.priority)).toEqual(['1', '1', '1'])

  // Ten at once go to Mara.
  await hands.cursorOn(titles[16] ?? '')
  await hands.press('x')
  for (let step = 0; step < 9; step++) await hands.press('Shift+J')
  await hands.press('a')
  await page.getByRole('dialog').getByText('10 records will change').waitFor()
  await picture(page, 'triage-bulk')
  await hands.press('Enter')
  await page.getByRole('combobox', { name: 'Assignee' }).waitFor()
  await hands.type('mara')
  await page.locator('[role=option][data-active=true]', { hasText: 'Mara Lindt' }).waitFor()
  await hands.press('Enter')
  await page.getByRole('combobox', { name: 'Assignee' }).waitFor({ state: 'detached' })
  await hands.press('Control+Enter')
  await expect
    .poll(async () => (await all()).filter(row => row.assignee?.name === 'Mara Lindt').length)
    .toBe(10)

  // The last four are done.
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await hands.cursorOn(titles[25] ?? '')
  await hands.press('j')
  for (let index = 26; index < 30; index++) {
    await hands.cursorOn(titles[index] ?? '')
    await hands.press('e')
    await page.getByRole('combobox', { name: /^Resolution/ }).waitFor()
    await hands.press('ArrowDown', 'Tab')
    await hands.type('Done')
    await hands.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await expect.poll(async () => (await all()).filter(row => row.state === 'resolved').length).toBe(4)

  const seconds = (Date.now() - began) / 1000
  console.info(
    `triage: ${(hands.pressed / count).toFixed(1)} keys and ${(seconds / count).toFixed(1)} s an incident`,
  )
  expect(hands.pressed / count).toBeLessThan(9)
  await picture(page, 'triage-done')
  expect(await axeViolations(page)).toEqual([])
  expect(complaints).toEqual([])
})

it('the same keys do the same on the record’s own page, and the sheet names them all', async () => {
  const made = (await world.anna.post('/incidents', { title: 'Keyboard on a page' })).body
  const { page } = await world.visit('ben')
  await page.goto(`/work/incidents/${made.number}`)
  await page.getByRole('heading', { name: 'Keyboard on a page' }).waitFor()
  const hands = new Hands(page)
  await hands.press('t')
  await hands.choose('serv', 'Service Desk')
  await expect
    .poll(async () => (await world.ben.get(`/incidents/${made.id}`)).body.group?.name)
    .toBe('Service Desk')
  await hands.press('s')
  // What cannot be taken back asks once more.
  await hands.find('cancel', 'Cancel')
  await page.getByRole('dialog').locator('form').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog')
  for (const line of [
    'Assign',
    'Hand to a group',
    'Change the state',
    'Merge into another',
    'All actions',
    'Undo the last act',
  ])
    await sheet.getByText(line, { exact: true }).first().waitFor()
})
