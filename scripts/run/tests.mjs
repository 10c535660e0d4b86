import path from 'node:path'
import { runChild } from './child.mjs'

const steps = [
  { name: 'Types', program: 'typescript/bin/tsc', args: ['-p', '.', '--noEmit'] },
  { name: 'Lint and format', program: '@biomejs/biome/bin/biome', args: ['check'] },
]

/** Types, then lint, then the tests; the first failure ends it. The last lines are those of vitest itself. */
export async function runTests(root, node, args) {
  const run = (program, rest) =>
    runChild(node, [path.join(root, 'node_modules', program), ...rest], { cwd: root })
  for (const step of steps) {
    const begin = performance.now()
    const code = await run(step.program, step.args)
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    console.log(code === 0 ? `${step.name}: ${seconds} s` : `${step.name}: failed after ${seconds} s`)
    if (code !== 0) return code
  }
  return run('vitest/vitest.mjs', ['run', ...args])
}
