import { describe, expect, it } from 'vitest'
import { foundCompany, peopleAtScale } from '../../demo/company/company.ts'
import { departmentPlans } from '../../demo/company/departments.ts'
import { personas } from '../../demo/company/person.ts'
import { servicePlans } from '../../demo/company/services.ts'
import { sitePlans } from '../../demo/company/sites.ts'

const now = new Date('2026-03-04T10:15:00Z')
const company = foundCompany(7, now, 1)
const { people } = company
const byId = new Map(people.map(person => [person.id, person]))

describe('the demo company', () => {
  it('has the size it is meant to have', () => {
    expect(people).toHaveLength(400)
    expect(Object.keys(company.groups)).toHaveLength(12)
    expect(Object.keys(departmentPlans)).toHaveLength(10)
    expect(Object.keys(sitePlans)).toHaveLength(6)
    expect(Object.keys(servicePlans)).toHaveLength(30)
    expect(new Set(Object.values(sitePlans).map(site => site.zone)).size).toBe(6)
  })

  it('gives everybody a name, an address and an id of his own', () => {
    for (const key of ['name', 'email', 'id', 'asset'] as const) {
      expect(new Set(people.map(person => person[key])).size, key).toBe(people.length)
    }
    for (const { email, username } of people) {
      expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+\.example$/)
      if (username) expect(username).toMatch(/^[a-z0-9.-]{2,64}$/)
    }
    expect(people.some(person => /[äöüéèłńıçş]/i.test(person.name))).toBe(true)
  })

  it('reports upwards without a circle to one chief, who was hired first', () => {
    const chief = people[0]
    for (const [index, person] of people.entries()) {
      if (person.department === null) continue
      let above = person
      for (let steps = 0; above.managerId !== null; steps++) {
        expect(steps).toBeLessThan(8)
        above = byId.get(above.managerId) ?? above
      }
      expect(above).toBe(chief)
      if (person.managerId) expect(people.findIndex(each => each.id === person.managerId)).toBeLessThan(index)
    }
  })

  it('staffs its groups with agents who are there', () => {
    for (const { name, manager, members } of Object.values(company.groups)) {
      expect(members.length, name).toBeGreaterThanOrEqual(4)
      expect(members, name).toContain(manager)
      for (const member of members) {
        expect(member.roles, member.name).toContain('agent')
        expect(member.leftAt).toBeNull()
      }
    }
  })

  it('has the people who sign in, some very important ones, some who left, some without an account', () => {
    for (const [username, persona] of Object.entries(personas)) {
      expect(people.find(person => person.username === username)).toMatchObject({
        name: persona.name,
        roles: persona.roles,
      })
    }
    expect(people.filter(person => person.vip).length).toBeGreaterThan(5)
    expect(people.filter(person => person.leftAt).length).toBeGreaterThan(3)
    expect(people.filter(person => person.roles.length === 0 && person.username === null)).toHaveLength(14)
  })

  it('is the same again, and the beginning of a larger one', () => {
    expect(foundCompany(7, now, 1).people).toEqual(people)
    const larger = foundCompany(7, now, 4)
    expect(larger.people).toHaveLength(peopleAtScale(4))
    expect(larger.people.slice(0, people.length)).toEqual(people)
  })
})
