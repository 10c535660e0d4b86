// The twin without HTTP: captures the SQL of each operation from the whole server, then sends the same SQL through
// the same pool and driver, and shows its plans.
import { composeSteward } from '../../src/main/steward.ts'
import { issueToken } from '../../src/people/sign-in/tokens.ts'
import { benchFolder, quiet } from '../database.ts'
import { agentId, materialOf } from '../load/material.ts'
import { type Measured, measure } from '../load/measure.ts'
import { type Operation, operations } from '../load/operations.ts'
import { Capture, type Sample } from './capture.ts'
import { replay } from './replay.ts'

export type Order = { operation: string; seconds: number; connections: number }
export type Answer = Measured & { statements: number }

const samplesOfRead = 200
const samplesOfWrite = 20
const [url = '', size = '0'] = process.argv.slice(2)
const steward = await composeSteward({
  databaseUrl: url,
  dataFolder: benchFolder,
  log: quiet,
  url: 'http://localhost',
  logLevel: 'silent',
  rateLimit: 0,
})
const { kernel, pool } = steward
const personId = await agentId(pool)
const capture = new Capture(pool, personId)
const samples = await captureAll()
const targets = new Map<string, string[]>(operations.map(({ name }) => [name, []]))

process.send?.('ready')
process.on('message', (order: Order) => {
  const operation = operations.find(({ name }) => name === order.operation)
  if (operation) void repeat(operation, order).then(answer => process.send?.(answer))
})
process.on('disconnect', () => void steward.stop().finally(() => process.exit(0)))

async function captureAll(): Promise<Map<string, Sample[]>> {
  const token = await issueToken(kernel, {
    personId,
    name: 'bench',
    scopes: ['read', 'write'],
    expiresInDays: 1,
  })
  const app = await steward.openDoor()
  await app.ready()
  const material = await materialOf(pool, Number(size), 1)
  // The first request looks the token up.
  await app.inject({ url: '/api/v1/meta', headers: { authorization: `Bearer ${token}` } })
  const all = new Map<string, Sample[]>()
  for (const operation of operations) {
    const count = operation.kind === 'read' ? samplesOfRead : samplesOfWrite
    all.set(operation.name, await capture.samples(app, token, { operation, material, count }))
  }
  return all
}

/** What an operation changed is what the next one in the list is done to. */
async function repeat(operation: Operation, { seconds, connections }: Order): Promise<Answer> {
  const ofIt = samples.get(operation.name) ?? []
  const next = operations[operations.indexOf(operation) + 1]?.name ?? ''
  let at = 0
  const measured = await measure(seconds, connections, async () => {
    const sample = ofIt[at++ % ofIt.length]
    if (!sample) return false
    const target = sample.target ? (targets.get(operation.name)?.shift() ?? null) : null
    if (sample.target && !target) return false
    const id = await replay(pool, sample, target)
    if (operation.kind === 'write' && id) targets.get(next)?.push(id)
    return true
  })
  return { ...measured, statements: ofIt[0]?.statements.length ?? 0 }
}
