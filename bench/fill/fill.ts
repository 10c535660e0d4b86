import pg from 'pg'
import { sealLedger } from '../../src/kernel/ledger/seal.ts'
import { commentRows, factRows, mainRow, ownRow, type Placed } from '../../src/kernel/record/history-rows.ts'
import type { Steward } from '../../src/main/steward.ts'
import { Random } from '../text/random.ts'
import { foundCompany } from './company.ts'
import { copyRows } from './copy.ts'
import { Histories } from './histories.ts'
import { setAside } from './set-aside.ts'

const batch = 4000
const lanes = 2
const tables = ['work_item', 'incident', 'ledger', 'comment']

/** Fills an empty, migrated database with a company and `size` incidents. Returns the seconds of each step. */
export async function fill(
  { kernel }: Steward,
  url: string,
  size: number,
  log: (line: string) => void,
): Promise<Record<string, number>> {
  const company = await foundCompany(kernel)
  const histories = new Histories(size, company, new Random(size), Date.now() - 60_000)
  const clients = await Promise.all(Array.from({ length: lanes }, () => openLoader(url)))
  const [client] = clients
  if (!client) throw new Error('No connection.')
  const seconds: Record<string, number> = {}
  const timed = async (step: string, act: () => Promise<unknown>) => {
    const from = performance.now()
    await act()
    seconds[step] = (performance.now() - from) / 1000
    log(`${step}: ${seconds[step].toFixed(1)} s`)
  }
  const buildAgain = await setAside(client, tables)
  await timed('copy', async () => {
    let place = 0
    const lane = async (worker: pg.Client) => {
      while (place < size) {
        const from = place
        place = Math.min(size, from + batch)
        await copyBatch(
          kernel,
          worker,
          Array.from({ length: place - from }, (_, at) => histories.at(from + at)),
        )
      }
    }
    await Promise.all(clients.map(lane))
    await client.query(`select setval('number_incident', greatest(${size}, 10001))`)
  })
  await timed('indexes', () => buildAgain(clients))
  // Unsealed, the whole history would be sealed by the server while it is measured.
  await timed('vacuum, analyze and seal', () =>
    Promise.all([client.query('vacuum (analyze, freeze)'), sealLedger(kernel.root)]),
  )
  await client.query('checkpoint')
  await Promise.all(clients.map(each => each.end()))
  return seconds
}

async function openLoader(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'steward-bench-fill' })
  await client.connect()
  await client.query(
    "set synchronous_commit = off; set maintenance_work_mem = '768MB'; set max_parallel_maintenance_workers = 1",
  )
  return client
}

async function copyBatch(
  kernel: Steward['kernel'],
  client: pg.Client,
  records: readonly Omit<Placed, 'before'>[],
): Promise<void> {
  const shape = kernel.registry.shape('incident')
  const placed = records.map(record => ({ ...record, before: 0 }))
  await copyRows(
    client,
    shape.mainTable,
    placed.map(record => mainRow(shape, record)),
  )
  await copyRows(
    client,
    'incident',
    placed.map(record => ownRow(shape, record)),
  )
  await copyRows(client, 'ledger', placed.flatMap(factRows))
  await copyRows(client, 'comment', placed.flatMap(commentRows))
}
