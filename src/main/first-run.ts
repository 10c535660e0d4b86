import { demoSignIns, loadDemo } from '../../demo/load-demo.ts'
import type { Steward } from './steward.ts'

/** Loads the demo company into an empty database; afterwards only tells its sign-ins. Null: this is no demo. */
export async function firstRun({ kernel }: Steward): Promise<string | null> {
  const loaded = await loadDemo(kernel, { log: line => console.log(`  ${line}`) })
  if (loaded === 'not-a-demo') return null
  const people = demoSignIns.map(({ username, role }) => `    ${username.padEnd(10)} ${role}`)
  return ['  Demo sign-ins, password steward-demo:', ...people, ''].join('\n')
}
