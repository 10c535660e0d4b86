// Every page there is, taken from the map of routes, with an example of every record: what is added there is walked too.
import type { Page } from 'playwright-core'
import type { RecordModule } from '../../src/kernel/record/registry.ts'
import { portalPages, workspacePages } from '../../src/web/routes.tsx'
import { exampleInput, targets } from '../contract/examples.ts'
import type { TestPerson } from '../harness/steward.ts'
import type { StoryWorld } from './world.ts'

/** Where the part before the id is not the plural of a type. */
const pluralOf: Record<string, string> = { tickets: 'incidents' }

/** What the general example does not say. These are made first: others point at them. */
const own = (anna: string): Record<string, Record<string, unknown>> => ({
  incident: { requester: anna },
  article: { description: 'Turn it left.' },
  template: { prefill: { title: 'Cellar key' } },
  macro: { steps: [{ kind: 'note', text: 'Key of {subject}' }] },
})

/** One record of every type, by its plural; what has a page can so be opened. */
export async function anExampleOfEach({
  steward,
  ada,
  mara,
  anna,
  desk,
}: StoryWorld): Promise<Map<string, string>> {
  Object.assign(targets, { group: desk.id, person: anna.id })
  const { modules } = steward.steward.kernel.registry
  const particular = own(anna.id)
  const isFirst = ({ record }: RecordModule) => Number(record.type in particular)
  const ordered = modules.toSorted((a, b) => isFirst(b) - isFirst(a))
  const examples = new Map<string, string>()
  for (const module of ordered) {
    const { type, plural } = module.record
    const general = exampleInput(module, 'walk')
    // The general examples are about the tiny practice of the contract tests, which is not here.
    const about = 'recordType' in general ? { recordType: 'incident' } : {}
    const input = { ...general, ...about, ...particular[type] }
    const { status, body } = await ada.post(`/${plural}`, input)
    if (status !== 201) throw new Error(`No example of ${type}: ${JSON.stringify(body)}`)
    targets[type] ??= body.id
    examples.set(plural, body.number ?? body.id)
  }
  await mara.post(`/articles/${examples.get('articles')}/publish`, {})
  return examples
}

export interface Place {
  /** As the map of routes has it. */
  path: string
  address: string
}

/** A person's pages: the routes with the types he knows and the examples put in. */
export async function placesOf(person: TestPerson, examples: ReadonlyMap<string, string>) {
  const { body } = await person.get('/meta')
  const types: { plural: string; area: string }[] = Object.values(body.types)
  const inArea = (area: string) => types.filter(type => type.area === area).map(type => type.plural)
  const addressesOf = (path: string): string[] => {
    const parts = path.split('/')
    if (parts.includes(':plural'))
      return inArea(parts[1] ?? '').flatMap(plural => addressesOf(path.replace(':plural', plural)))
    if (!parts.includes(':id')) return [path]
    const before = parts[parts.indexOf(':id') - 1] ?? ''
    const id = examples.get(pluralOf[before] ?? before)
    if (!id) throw new Error(`No example fills ${path}: say in pluralOf which record it shows.`)
    return [path.replace(':id', id)]
  }
  const placesIn = (pages: { path: string }[]): Place[] => {
    const found = new Map<string, Place>()
    // The first route that fits an address shows its page.
    for (const { path } of pages)
      for (const address of addressesOf(path)) if (!found.has(address)) found.set(address, { path, address })
    return [...found.values()]
  }
  return { workspace: placesIn(workspacePages), portal: placesIn(portalPages) }
}

/** Counts what a page is still waiting for. Before its first page. */
export const countRequests = (page: Page): Promise<unknown> =>
  page.addInitScript(`{
    const ask = window.fetch
    window.inFlight = 0
    window.fetch = (...args) => {
      window.inFlight++
      return ask(...args).finally(() => window.inFlight--)
    }
  }`)

/** Goes there as a link does and waits until the page asks for nothing more and stands still. */
export async function goThere(page: Page, address: string): Promise<void> {
  await page.evaluate(`(async () => {
    history.pushState(null, '', ${JSON.stringify(address)})
    dispatchEvent(new PopStateEvent('popstate'))
    const until = performance.now() + 60_000
    let before = ''
    while (performance.now() < until) {
      await new Promise(done => setTimeout(done, 60))
      const main = document.querySelector('main')
      const waits = !main?.textContent.trim() || inFlight > 0 || main.querySelector('[class*=bone]')
      const now = waits ? '' : main.innerHTML
      if (now !== '' && now === before) return
      before = now
    }
    throw new Error(${JSON.stringify(`${address} does not come to rest.`)})
  })()`)
}
