import { expect, it } from 'vitest'
import { categoryTree } from '../../demo/company/categories.ts'
import { foundCompany } from '../../demo/company/company.ts'
import { Random } from '../../demo/random.ts'
import { outages } from '../../demo/scenarios/outages.ts'
import { phrases } from '../../demo/scenarios/phrases.ts'
import type { Scenario } from '../../demo/scenarios/scenario.ts'
import { scenarios } from '../../demo/scenarios/scenarios.ts'
import { waves } from '../../demo/scenarios/waves.ts'
import { Words } from '../../demo/scenarios/words.ts'
import { closureCodes } from '../../src/practices/incident/incident.record.ts'

const all: readonly Scenario[] = [...scenarios, ...Object.values(outages), ...Object.values(waves)]

function textsOf(scenario: Scenario): string[] {
  const { titles, descriptions, asks = [], updates = [], notes = [], closures, vendor } = scenario
  const closing = closures.map(([, text]) => text)
  return [...titles, ...descriptions, ...asks.flat(), ...updates, ...notes, ...closing, vendor ?? ''].filter(
    Boolean,
  )
}

it('covers every category with many different things', () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(70)
  expect(new Set(all.map(scenario => scenario.key)).size).toBe(all.length)
  for (const [category, below] of Object.entries(categoryTree)) {
    const used = new Set(
      scenarios.filter(scenario => scenario.category === category).map(scenario => scenario.subcategory),
    )
    expect([...used].sort(), category).toEqual([...below].sort())
  }
})

it('puts each scenario into a subcategory of its category', () => {
  for (const { key, category, subcategory } of all) {
    const below: readonly string[] = categoryTree[category]
    expect(below, key).toContain(subcategory)
  }
})

it('closes with codes the practice knows and says how', () => {
  const codes: readonly string[] = closureCodes
  for (const { key, closures } of all) {
    expect(closures.length, key).toBeGreaterThan(0)
    for (const [code, text] of closures) {
      expect(codes, key).toContain(code)
      expect(text.length, key).toBeGreaterThan(10)
    }
  }
})

it('knows every word its texts ask for', () => {
  const company = foundCompany(7, new Date('2026-03-04T10:15:00Z'), 1)
  const { employee, agent } = company.personas
  const words = new Words(new Random(1), {
    site: 'LYO',
    person: employee,
    colleague: agent,
    openedAt: Date.now(),
  })
  for (const scenario of all) {
    for (const text of textsOf(scenario))
      expect(words.fill(text), scenario.key).not.toMatch(/[{}]|undefined|null/)
    for (const title of scenario.titles) expect(words.fill(title).length, title).toBeLessThanOrEqual(120)
  }
  for (const text of phrases.closings) expect(words.fill(text)).not.toMatch(/[{}]/)
})

it('uses one word for one thing within an incident', () => {
  const company = foundCompany(7, new Date('2026-03-04T10:15:00Z'), 1)
  const { employee, agent } = company.personas
  const words = new Words(new Random(1), {
    site: 'STU',
    person: employee,
    colleague: agent,
    openedAt: Date.now(),
  })
  expect(words.fill('{printer}')).toBe(words.fill('{printer}'))
})
