import { parseArgs } from 'node:util'
import { withSteward } from '../src/main/cli-kernel.ts'
import { type DemoLoaded, demoPassword, demoSignIns, loadDemo } from './load-demo.ts'

const largest = 1000

/** `npm run demo -- --scale N`: loads the demo company into the configured database, or enlarges it. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { scale: { type: 'string', default: '1' } } })
  const scale = Number(values.scale)
  if (!Number.isInteger(scale) || scale < 1 || scale > largest) {
    throw new Error(`--scale takes a whole number from 1 to ${largest}, not ${values.scale}.`)
  }
  const result = await withSteward(({ kernel }) =>
    loadDemo(kernel, { scale, log: line => console.log(line) }),
  )
  if (result === 'not-a-demo') {
    throw new Error(
      'This database holds people who are not the demo’s: nothing was loaded. Use an empty database.',
    )
  }
  if (result === 'loaded-before') console.log(`The demo company is there already, at scale ${scale} or more.`)
  else console.log(summary(result))
  console.log(`Sign in with the password ${demoPassword} as:`)
  for (const { username, name, role } of demoSignIns) console.log(`  ${username.padEnd(9)} ${name}: ${role}`)
}

const summary = ({ people, groups, incidents, ledgerRows, seconds }: DemoLoaded): string =>
  `Loaded ${people} people, ${groups} groups, ${incidents} incidents with ${ledgerRows} facts in ${seconds.toFixed(1)} s.`

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
