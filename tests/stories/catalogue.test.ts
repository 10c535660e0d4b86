import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anExampleOfEach, countRequests, goThere, type Place, placesOf } from './every-page.ts'
import { knownTexts, markGerman, unmarkedTexts } from './pseudo-locale.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
let examples: ReadonlyMap<string, string>
beforeAll(async () => {
  world = await storyWorld()
  examples = await anExampleOfEach(world)
  for (const person of [world.ada, world.anna]) await person.patch('/me/preferences', { language: 'de' })
})
afterAll(() => world.stop())

/** Longer than a crowded machine needs. */
const patience = 300_000

/** A person's browser in which every word of the catalogue is marked. */
async function marked(username: string, start: string) {
  const { page } = await world.visit(username, { locale: 'de-DE' })
  await markGerman(page)
  await countRequests(page)
  const known = knownTexts(page)
  await page.goto(start)
  return { page, known }
}

async function unmarkedOn(page: Page, places: readonly Place[], known: ReadonlySet<string>) {
  const found: Record<string, string[]> = {}
  for (const { path, address } of places) {
    await goThere(page, address)
    const texts = await unmarkedTexts(page, known)
    if (texts.length > 0) found[path] = texts
  }
  return found
}

it('finds a word that is in no catalogue', { timeout: patience }, async () => {
  const { page, known } = await marked('ada', '/')
  await goThere(page, '/inbox')
  await page.evaluate(`document.querySelector('main h1').append('Inbox of the day')`)
  expect(await unmarkedTexts(page, known)).toEqual(['Inbox of the day'])
  await page.evaluate(
    `document.querySelector('main h1').setAttribute('aria-label', 'Not said by a catalogue')`,
  )
  expect(await unmarkedTexts(page, known)).toContain('Not said by a catalogue')
})

it('every word of the workspace and the administration is of the catalogue', {
  timeout: patience,
}, async () => {
  const { page, known } = await marked('ada', '/')
  const { workspace } = await placesOf(world.ada, examples)
  expect(await unmarkedOn(page, workspace, known)).toEqual({})
})

it('so is what opens over a page', { timeout: patience }, async () => {
  const { page, known } = await marked('ada', '/')
  for (const key of ['?', 'Control+k', 'c', '.']) {
    await goThere(page, `/work/incidents/${examples.get('incidents')}`)
    await page.keyboard.press(key)
    await page.locator('dialog[open], [popover]:popover-open').first().waitFor()
    expect(await unmarkedTexts(page, known), key).toEqual([])
    await page.keyboard.press('Escape')
  }
})

it('every word of the portal is of the catalogue', { timeout: patience }, async () => {
  const { page, known } = await marked('anna', '/portal')
  const { portal } = await placesOf(world.anna, examples)
  expect(await unmarkedOn(page, portal, known)).toEqual({})
})

it('so is the page for signing in', { timeout: patience }, async () => {
  const { page, known } = await marked('', '/')
  await page.locator('input[type=password]').waitFor()
  expect(await page.getByText('⟦').count()).toBeGreaterThan(0)
  expect(await unmarkedTexts(page, known)).toEqual([])
})
