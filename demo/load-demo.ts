import { sql } from 'kysely'
import { systemActor } from '../src/kernel/access/actor.ts'
import { execute } from '../src/kernel/command/execute.ts'
import { type Kernel, withExecutor } from '../src/kernel/kernel.ts'
import { passOverHistory } from '../src/kernel/ledger/reader.ts'
import { loadHistory } from '../src/kernel/record/load-history.ts'
import { companyKey, setPassword } from '../src/people/sign-in/index.ts'
import { type Company, foundCompany, peopleAtScale } from './company/company.ts'
import { personaNames, personas } from './company/person.ts'
import { fillInboxes } from './fill-inboxes.ts'
import { incidentsInPart } from './history/tell-all.ts'
import { setUpKnowledge } from './knowledge/set-up-knowledge.ts'
import { commandOf, loadCompany, loadPeople } from './load-company.ts'
import { runServiceLevels, setUpServiceLevels } from './service-levels/set-up-service-levels.ts'
import { setUpDesk } from './set-up-desk.ts'
import { splitOne } from './split-one.ts'
import { tellPart } from './tell-part.ts'

export const demoPassword = 'steward-demo'

export const demoSignIns = personaNames.map(username => ({
  username,
  role: personas[username].says,
  name: personas[username].name,
}))

interface Amount {
  people: number
  groups: number
  incidents: number
  ledgerRows: number
}

export interface DemoLoaded extends Amount {
  seconds: number
}

export interface DemoOptions {
  /** How many times the incidents of the standard demo there are to be. */
  scale?: number
  now?: Date
  /** Incidents a part; fewer for tests. */
  incidents?: number
  log?: (line: string) => void
}

/** What the setting `demo.company` remembers, written in the transaction of what it speaks of. */
interface Marker {
  seed: number
  /** The moment the company was made for; with the seed it gives the same people again. */
  foundedFor: string
  /** Parts that are there; 0 when there are only the people. */
  scale: number
}

const markerKey = 'demo.company'
const seed = 7
/** Of two nodes that start at once one loads, the other finds it loaded. The number is only a name for the lock. */
const lockKey = 5_784_232

/**
 * Loads the demo company, or enlarges it to `scale`: first the company, then part by part its incidents. Each step is one
 * transaction that ends with the marker: a kill leaves what was complete, and the next call goes on from there. Returns
 * `not-a-demo` when there are people who are not the demo's, `loaded-before` when there is nothing to do.
 */
export async function loadDemo(
  kernel: Kernel,
  { scale = 1, now = kernel.clock.now(), incidents = incidentsInPart, log = () => {} }: DemoOptions = {},
): Promise<DemoLoaded | 'loaded-before' | 'not-a-demo'> {
  const started = performance.now()
  const total: Amount = { people: 0, groups: 0, incidents: 0, ledgerRows: 0 }
  for (;;) {
    const step = await kernel.root
      .transaction()
      .execute(tx => loadStep(withExecutor(kernel, tx), { scale, now, incidents, log }))
    if (step === 'not-a-demo') return step
    if (step === 'loaded-before') break
    for (const key of ['people', 'groups', 'incidents', 'ledgerRows'] as const) total[key] += step[key]
  }
  if (total.ledgerRows === 0) return 'loaded-before'
  await sql`analyze`.execute(kernel.root)
  await kernel.settings.refresh()
  kernel.wake()
  const seconds = (performance.now() - started) / 1000
  log(`${total.people} people and ${total.incidents} incidents loaded in ${seconds.toFixed(1)} s.`)
  return { ...total, seconds }
}

async function loadStep(
  kernel: Kernel,
  options: Required<DemoOptions>,
): Promise<Amount | 'loaded-before' | 'not-a-demo'> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(kernel.db)
  const marker = await readMarker(kernel)
  if (!marker) return (await hasOthers(kernel, [])) ? 'not-a-demo' : loadPeopleAndPlaces(kernel, options)
  if (marker.scale >= options.scale) return 'loaded-before'
  const company = foundCompany(marker.seed, new Date(marker.foundedFor), marker.scale + 1)
  const ours = company.people.map(person => person.id)
  return (await hasOthers(kernel, ours)) ? 'not-a-demo' : loadPart(kernel, company, marker, options)
}

async function loadPeopleAndPlaces(kernel: Kernel, { now, log }: Required<DemoOptions>): Promise<Amount> {
  log('Loading the demo company. This takes some seconds, once.')
  const company = foundCompany(seed, now, 1)
  await loadCompany(kernel, company)
  await setUpServiceLevels(kernel, company)
  for (const username of personaNames) {
    await setPassword(kernel, company.personas[username].id, demoPassword)
  }
  await keepSetting(kernel, companyKey, 'Meridian Components')
  await keepMarker(kernel, { seed, foundedFor: now.toISOString(), scale: 0 })
  const groups = Object.keys(company.groups).length
  return { people: company.people.length, groups, incidents: 0, ledgerRows: await factsOfThis(kernel) }
}

async function loadPart(
  kernel: Kernel,
  company: Company,
  marker: Marker,
  { scale, now, incidents, log }: Required<DemoOptions>,
): Promise<Amount> {
  const number = marker.scale
  log(number === 0 ? 'Loading 24 months of its service desk.' : `Loading part ${number + 1} of ${scale}.`)
  // The first part's last incident is split off another.
  const toTell = number === 0 ? incidents - 1 : incidents
  const told = await tellPart(kernel, company, { seed: marker.seed, number, now, incidents: toTell })
  const people = number === 0 ? [] : company.people.slice(peopleAtScale(number))
  await loadPeople(kernel, company, people)
  await loadHistory(kernel, told)
  await keepMarker(kernel, { ...marker, scale: number + 1 })
  const split = number === 0 ? await splitOne(kernel, company, now) : 0
  if (number === 0) {
    await setUpDesk(kernel, company)
    await runServiceLevels(kernel, now)
    await setUpKnowledge(kernel, company, now)
    await fillInboxes(kernel, company, now)
    await passOverHistory(kernel.db)
  }
  return {
    people: people.length,
    groups: 0,
    incidents: told.length + split,
    ledgerRows: await factsOfThis(kernel),
  }
}

/** Whether there are people besides these. */
async function hasOthers(kernel: Kernel, ids: readonly string[]): Promise<boolean> {
  const found = await sql<{ others: boolean }>`
    select exists (select 1 from person where id <> all(${[...ids]}::uuid[])) as others`.execute(kernel.db)
  return found.rows[0]?.others ?? false
}

async function readMarker(kernel: Kernel): Promise<Marker | null> {
  const found = await sql<{ value: Marker }>`select value from setting where key = ${markerKey}`.execute(
    kernel.db,
  )
  return found.rows[0]?.value ?? null
}

const keepMarker = (kernel: Kernel, marker: Marker): Promise<void> => keepSetting(kernel, markerKey, marker)

async function keepSetting(kernel: Kernel, key: string, value: unknown): Promise<void> {
  const actor = systemActor('demo')
  const found = await sql<{ id: string }>`select id from setting where key = ${key}`.execute(kernel.db)
  const target = found.rows[0]?.id
  if (target) {
    const command = commandOf(kernel, 'setting', 'edit')
    await execute(kernel, { actor, command, target, input: { value } })
  } else {
    const command = commandOf(kernel, 'setting', 'create')
    await execute(kernel, { actor, command, input: { key, value } })
  }
}

/** Ledger rows written by this transaction. */
async function factsOfThis(kernel: Kernel): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*) from ledger where xid = pg_current_xact_id()`.execute(kernel.db)
  return found.rows[0]?.count ?? 0
}
