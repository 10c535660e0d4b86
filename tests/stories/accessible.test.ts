import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../harness/browser.ts'
import { anExampleOfEach, countRequests, goThere, type Place, placesOf } from './every-page.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
let examples: ReadonlyMap<string, string>
beforeAll(async () => {
  world = await storyWorld()
  examples = await anExampleOfEach(world)
})
afterAll(() => world.stop())

/** The rules that a colour scheme can break; the others see the same page in both. */
const ofColour = ['color-contrast', 'link-in-text-block']

/** Changes the scheme and waits until the page is painted in it. */
async function paintIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(`(async () => {
    const frame = () => new Promise(done => requestAnimationFrame(done))
    while (document.documentElement.dataset.scheme !== '${colorScheme}') await frame()
    await frame()
    await frame()
  })()`)
}

/** What axe finds on each of the pages, in both colour schemes, and which of them are not there for this person. */
async function walk(page: Page, places: readonly Place[]) {
  const found: Record<string, string[]> = {}
  const missing: string[] = []
  for (const { address } of places) {
    await goThere(page, address)
    if (await page.locator('main [class*=empty] h1').count()) missing.push(address)
    await paintIn(page, 'light')
    const light = await axeViolations(page)
    await paintIn(page, 'dark')
    const dark = await axeViolations(page, ofColour)
    if (light.length + dark.length > 0) found[address] = [...light, ...dark.map(each => `dark: ${each}`)]
  }
  return { found, missing }
}

const opened = async (username: string, start: string): Promise<Page> => {
  const { page } = await world.visit(username)
  await countRequests(page)
  await page.goto(start)
  return page
}

const isAdmin = ({ path }: Place): boolean => path.startsWith('/admin')
const place = (address: string): Place => ({ path: address, address })

/** As long as a crowded machine needs for some thirty pages. */
const patience = 300_000

describe('every page of the map passes axe in light and dark', () => {
  it('the workspace, for an agent', { timeout: patience }, async () => {
    const { workspace } = await placesOf(world.ben, examples)
    const page = await opened('ben', '/')
    const pages = workspace.filter(each => !isAdmin(each))
    expect(await walk(page, pages)).toEqual({ found: {}, missing: [] })
    const nowhere = [place('/nowhere'), place('/work/incidents/INC9999999')]
    expect(await walk(page, nowhere)).toEqual({ found: {}, missing: nowhere.map(each => each.address) })
  })

  it('the administration, for an administrator', { timeout: patience }, async () => {
    const { workspace } = await placesOf(world.ada, examples)
    expect(await walk(await opened('ada', '/admin'), workspace.filter(isAdmin))).toEqual({
      found: {},
      missing: [],
    })
  })

  it('what an auditor reads and cannot change', { timeout: patience }, async () => {
    const { workspace } = await placesOf(world.otto, examples)
    const ofItsOwn = workspace.filter(each => isAdmin(each) && !each.path.includes(':plural'))
    const incident = place(`/work/incidents/${examples.get('incidents')}`)
    expect((await walk(await opened('otto', '/'), [...ofItsOwn, incident])).found).toEqual({})
  })

  it('the portal, for an employee', { timeout: patience }, async () => {
    const { portal } = await placesOf(world.anna, examples)
    const page = await opened('anna', '/portal')
    expect(await walk(page, portal)).toEqual({ found: {}, missing: [] })
    const nowhere = place('/portal/tickets/INC9999999')
    expect(await walk(page, [nowhere])).toEqual({ found: {}, missing: [nowhere.address] })
  })

  it('the page for signing in', { timeout: patience }, async () => {
    const { page } = await world.visit('')
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await paintIn(page, 'dark')
    expect(await axeViolations(page, ofColour)).toEqual([])
  })
})
