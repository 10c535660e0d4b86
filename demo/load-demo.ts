import { sql } from 'kysely'
import { systemActor } from '../src/kernel/access/actor.ts'
import { execute } from '../src/kernel/command/execute.ts'
import { type Kernel, withExecutor } from '../src/kernel/kernel.ts'
import { passOverHistory } from '../src/kernel/ledger/reader.ts'
import { companyKey, setPassword } from '../src/people/sign-in/index.ts'
import { type Company, foundCompany, peopleAtScale } from './company/company.ts'
import { personaNames, personas } from './company/person.ts'
import { incidentsInPart } from './history/tell-all.ts'
import { commandOf, loadCompany, loadPeople } from './load-company.ts'
import { loadIncidents } from './load-incidents.ts'
import { saveViews } from './save-views.ts'

export const demoPassword = 'steward-demo'

export const demoSignIns = personaNames.map(username => ({
  username,
  role: personas[username].says,
  name: personas[username].name,
}))

export interface DemoLoaded {
  people: number
  groups: number
  incidents: number
  ledgerRows: number
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
  scale: number
}

const markerKey = 'demo.company'
const seed = 7
/** Two nodes that start at once: one loads, the other finds it loaded. */
const lockKey = 5_784_232

/**
 * Loads the demo company, or enlarges it to `scale`. Each part, the first with everything that is not only more of the
 * same, is one transaction that ends with the marker: a kill leaves what was complete, and the next call goes on from
 * there. Returns `not-a-demo` when there are people who are not the demo's, `loaded-before` when there is nothing to do.
 */
export async function loadDemo(
  kernel: Kernel,
  { scale = 1, now = kernel.clock.now(), incidents = incidentsInPart, log = () => {} }: DemoOptions = {},
): Promise<DemoLoaded | 'loaded-before' | 'not-a-demo'> {
  const started = performance.now()
  const before = await size(kernel)
  let loaded: 'part' | 'loaded-before' | 'not-a-demo' = 'part'
  let parts = 0
  while (loaded === 'part') {
    loaded = await kernel.root
      .transaction()
      .execute(tx => loadPart(withExecutor(kernel, tx), { scale, now, incidents, log }))
    if (loaded === 'part') parts++
  }
  if (parts === 0) return loaded
  await sql`analyze`.execute(kernel.root)
  await kernel.settings.refresh()
  kernel.wake()
  const after = await size(kernel)
  const seconds = (performance.now() - started) / 1000
  log(`${after.incidents - before.incidents} incidents loaded in ${seconds.toFixed(1)} s.`)
  return {
    people: after.people - before.people,
    groups: after.groups - before.groups,
    incidents: after.incidents - before.incidents,
    ledgerRows: after.ledgerRows - before.ledgerRows,
    seconds,
  }
}

async function loadPart(
  kernel: Kernel,
  { scale, now, incidents, log }: Required<DemoOptions>,
): Promise<'part' | 'loaded-before' | 'not-a-demo'> {
  await sql`select pg_advisory_xact_lock(${sql.lit(lockKey)})`.execute(kernel.db)
  const marker = await readMarker(kernel)
  if (!marker) {
    if (await hasOthers(kernel, [])) return 'not-a-demo'
    log('Loading the demo company: 24 months of a service desk. This takes some seconds, once.')
    const company = foundCompany(seed, now, 1)
    await loadFirst(kernel, company, now, incidents)
    await writeMarker(kernel, { seed, foundedFor: now.toISOString(), scale: 1 })
    return 'part'
  }
  if (marker.scale >= scale) return 'loaded-before'
  const company = foundCompany(marker.seed, new Date(marker.foundedFor), marker.scale + 1)
  if (
    await hasOthers(
      kernel,
      company.people.map(person => person.id),
    )
  )
    return 'not-a-demo'
  log(`Part ${marker.scale + 1} of ${scale}`)
  await loadPeople(kernel, company, company.people.slice(peopleAtScale(marker.scale)))
  if (kernel.registry.has('incident')) {
    await loadIncidents(kernel, company, { seed: marker.seed, number: marker.scale, now, incidents })
  }
  await writeMarker(kernel, { ...marker, scale: marker.scale + 1 })
  return 'part'
}

async function loadFirst(kernel: Kernel, company: Company, now: Date, incidents: number): Promise<void> {
  await loadCompany(kernel, company)
  for (const username of personaNames) await setPassword(kernel, company.personas[username].id, demoPassword)
  if (kernel.registry.has('incident')) {
    await loadIncidents(kernel, company, { seed, number: 0, now, incidents })
    await saveViews(kernel, company)
  }
  await keepSetting(kernel, companyKey, 'Meridian Components')
  await passOverHistory(kernel.db)
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

const writeMarker = (kernel: Kernel, marker: Marker): Promise<void> => keepSetting(kernel, markerKey, marker)

async function keepSetting(kernel: Kernel, key: string, value: unknown): Promise<void> {
  const actor = systemActor('demo')
  const found = await sql<{ id: string }>`select id from setting where key = ${key}`.execute(kernel.db)
  const target = found.rows[0]?.id
  const command = commandOf(kernel, 'setting', target ? 'edit' : 'create')
  await execute(kernel, {
    actor,
    command,
    ...(target ? { target } : {}),
    input: target ? { value } : { key, value },
  })
}

async function size(kernel: Kernel): Promise<Omit<DemoLoaded, 'seconds'>> {
  const found = await sql<Omit<DemoLoaded, 'seconds'>>`
    select (select count(*) from person) as people, (select count(*) from assignment_group) as groups,
      (select count(*) from work_item) as incidents, (select count(*) from ledger) as "ledgerRows"`.execute(
    kernel.root,
  )
  return found.rows[0] ?? { people: 0, groups: 0, incidents: 0, ledgerRows: 0 }
}
