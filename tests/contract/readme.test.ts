import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readmeOf, withPicture } from '../../scripts/state-picture.ts'
import { practiceModules } from '../../src/main/registry.ts'

it.each(
  practiceModules
    .filter(module => module.record.kind === 'work-item')
    .map(module => [module.record.type, module] as const),
)('the README of %s shows the states as they are declared', (_, module) => {
  const text = readFileSync(readmeOf(module), 'utf8')
  expect(text).toBe(withPicture(text, module))
})
