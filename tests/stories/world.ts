import type { Browser } from 'playwright-core'
import { setPassword } from '../../src/people/sign-in/index.ts'
import { listen, openBrowser, type Visit, type VisitOptions, visit } from '../harness/browser.ts'
import { type TestPerson, type TestSteward, testSteward } from '../harness/steward.ts'

export const password = 'a long enough pass phrase'

/** A small company for the stories: its people, groups and services, its pages, and a browser to visit them. */
export interface StoryWorld {
  steward: TestSteward
  browser: Browser
  url: string
  anna: TestPerson
  ben: TestPerson
  mara: TestPerson
  otto: TestPerson
  ada: TestPerson
  desk: { id: string }
  visit(username: string, options?: VisitOptions): Promise<Visit>
  stop(): Promise<void>
}

export async function storyWorld(): Promise<StoryWorld> {
  const steward = await testSteward({ working: true, web: true })
  const url = await listen(steward)
  const browser = await openBrowser()
  const person = async (name: string, username: string, roles: Parameters<TestSteward['person']>[1]) => {
    const made = await steward.person(name, roles, { username, email: `${username}@example.org` })
    await setPassword(steward.steward.kernel, made.id, password)
    // Stories wait for a reply to be there; the one about taking it back chooses its own time.
    await made.patch('/me/preferences', { undoSeconds: 0 })
    return made
  }
  const [anna, ben, mara, otto, ada] = [
    await person('Anna Keller', 'anna', ['requester']),
    await person('Ben Okafor', 'ben', ['agent']),
    await person('Mara Lindt', 'mara', ['process_owner', 'agent']),
    await person('Otto Brandt', 'otto', ['auditor']),
    await person('Ada Novak', 'ada', ['administrator', 'agent']),
  ]
  const desk = await steward.group('Service Desk', [ben.id, mara.id])
  await steward.group('Network', [mara.id])
  const hardware = await steward.create('category', { name: 'Hardware' })
  await steward.create('category', { name: 'Printer', parent: hardware.id })
  await steward.create('service', { name: 'Printing', supportGroup: desk.id })
  return {
    steward,
    browser,
    url,
    anna,
    ben,
    mara,
    otto,
    ada,
    desk,
    visit: (username, options) => visit(browser, url, { username, password, ...options }),
    stop: async () => {
      await browser.close()
      await steward.stop()
    },
  }
}
