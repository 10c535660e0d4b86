// The twin without HTTP: captures the SQL of each operation from the whole server, then sends the same SQL through
// the same pool and driver, and shows its plans.
import { composeSteward } from '../../src/main/steward.ts'
import { issueToken } from '../../src/people/sign-in/tokens.ts'
import { benchFolder, quiet } from '../database.ts'
import { agentId, materialOf } from '../load/material.ts'
import { type Measured, measure } from '../load/measure.ts'
import { type Operation, operations } from '../load/operations.ts'
import { Capture, type Sample } from './capture.ts'
import { plansOf } from './plans.ts'
import { replay } from './replay.ts'

/** Asks for a measurement, for the plans of an operation's statements, or for the statements themselves. */
export interface Order {
  want: 'measure' | 'plans' | 'sample'
  operation: string
  seconds: number
  connections: number
}
export type Answer = Measured & {
  /** The mean of the captured requests: a search asks again only when its first step finds little. */
  statements: number
  /** Milliseconds of processor time for one. */
  cpuMs: number
}

const mostSamplesOfRead = 1000
const samplesOfWrite = 20
/** Milliseconds spent on capturing one operation. */
const captureMs = 2000
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
  void answerTo(order).then(
    answer => process.send?.(answer),
    error => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => void steward.stop().finally(() => process.exit(0)))

async function answerTo(order: Order): Promise<Answer | Sample | string[]> {
  const operation = operations.find(({ name }) => name === order.operation)
  const ofIt = samples.get(order.operation) ?? []
  const longest = ofIt.toSorted((a, b) => b.statements.length - a.statements.length)[0]
  if (!operation || !longest) throw new Error(`Nothing was captured of ${order.operation}.`)
  if (order.want === 'plans') return plansOf(pool, longest)
  return order.want === 'sample' ? longest : repeat(operation, ofIt, order)
}

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
    const isRead = operation.kind === 'read'
    const until = isRead ? performance.now() + captureMs : Number.POSITIVE_INFINITY
    const most = isRead ? mostSamplesOfRead : samplesOfWrite
    all.set(operation.name, await capture.samples(app, token, { operation, material, most, until }))
  }
  return all
}

/** What an operation changed is what the next one in the list is done to. */
async function repeat(operation: Operation, ofIt: readonly Sample[], order: Order): Promise<Answer> {
  const next = operations[operations.indexOf(operation) + 1]?.name ?? ''
  let at = 0
  const before = process.cpuUsage()
  const measured = await measure(order.seconds, order.connections, async () => {
    const sample = ofIt[at++ % ofIt.length]
    if (!sample) return false
    const target = sample.target ? (targets.get(operation.name)?.shift() ?? null) : null
    if (sample.target && !target) return false
    const id = await replay(pool, sample, target)
    if (operation.kind === 'write' && id) targets.get(next)?.push(id)
    return true
  })
  const statements = ofIt.reduce((sum, sample) => sum + sample.statements.length, 0) / ofIt.length
  const { user, system } = process.cpuUsage(before)
  return { ...measured, statements, cpuMs: (user + system) / 1000 / measured.done }
}
