import { systemActor } from '../src/kernel/access/actor.ts'
import { execute } from '../src/kernel/command/execute.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import { type HistoricRecord, loadHistory } from '../src/kernel/record/load-history.ts'
import { categoryTree } from './company/categories.ts'
import type { Company } from './company/company.ts'
import { type DepartmentName, departmentPlans } from './company/departments.ts'
import { type GroupName, groupPlans } from './company/groups.ts'
import { entriesOf, mailDomain } from './company/people.ts'
import type { DemoPerson } from './company/person.ts'
import { type ServiceName, servicePlans } from './company/services.ts'
import { type SitePlan, sitePlans } from './company/sites.ts'
import { Story } from './history/story.ts'

const demo = systemActor('demo', 'import')

/** Writes people, groups, places, services and categories. */
export async function loadCompany(kernel: Kernel, company: Company): Promise<void> {
  const { openedAt } = company
  const told = (type: string, id: string, input: Record<string, unknown>, at = openedAt) =>
    tellRecord(kernel, type, id, input, at).toRecord()
  await loadHistory(kernel, [
    ...Object.values<SitePlan>(sitePlans).map(({ name, address, zone }) =>
      told('location', company.idOf('location', name), { name, address, timeZone: zone }),
    ),
    ...Object.keys(departmentPlans).map(name =>
      told('department', company.idOf('department', name), { name }),
    ),
  ])
  await loadPeople(kernel, company, company.people)
  await appointHeads(kernel, company)
  await loadHistory(kernel, [
    ...entriesOf<GroupName, (typeof groupPlans)[GroupName]>(groupPlans).map(([name, plan]) => {
      const { id, manager, members } = company.groups[name]
      const email = `${plan.email}@${mailDomain}`
      const people = { manager: manager.id, members: members.map(member => member.id) }
      return told('group', id, { name, email, description: plan.description, ...people })
    }),
    ...entriesOf<ServiceName, (typeof servicePlans)[ServiceName]>(servicePlans).map(([name, plan]) =>
      told('service', company.idOf('service', name), {
        name,
        description: plan.description,
        owner: company.ownerOfService(name).id,
        supportGroup: company.groups[plan.support].id,
      }),
    ),
  ])
  if (kernel.registry.has('category')) await loadHistory(kernel, categoryRecords(kernel, company))
}

export function tellRecord(
  kernel: Kernel,
  type: string,
  id: string,
  input: Record<string, unknown>,
  at: Date,
  gathered?: unknown,
): Story {
  const { record } = kernel.registry.get(type)
  const story = new Story(record, { key: id, id, at: at.getTime(), until: Infinity })
  story.act(commandOf(kernel, type, 'create'), demo, input, gathered)
  return story
}

export function commandOf(kernel: Kernel, type: string, name: string) {
  const command = kernel.registry.command(type, name)
  if (!command) throw new Error(`The record type ${type} has no command ${name}.`)
  return command
}

/** Managers come before those who report to them: the company hires in this order. */
export async function loadPeople(
  kernel: Kernel,
  company: Company,
  people: readonly DemoPerson[],
): Promise<void> {
  await loadHistory(
    kernel,
    people.map(person => {
      const { zone, language, name: place } = sitePlans[person.site] satisfies SitePlan
      const story = tellRecord(
        kernel,
        'person',
        person.id,
        {
          name: person.name,
          email: person.email,
          title: person.title,
          language,
          timeZone: zone,
          vip: person.vip,
          active: true,
          roles: [...person.roles],
          ...(person.username ? { username: person.username } : {}),
          ...(person.phone ? { phone: person.phone } : {}),
          ...(person.managerId ? { manager: person.managerId } : {}),
          ...(person.department
            ? {
                department: company.idOf('department', person.department),
                location: company.idOf('location', place),
              }
            : {}),
        },
        person.joinedAt,
      )
      if (person.leftAt) {
        story.at = person.leftAt.getTime()
        story.act(commandOf(kernel, 'person', 'edit'), demo, { active: false })
      }
      return story.toRecord()
    }),
  )
}

/** A department and its head name each other, so the head is entered when he is there. */
async function appointHeads(kernel: Kernel, company: Company): Promise<void> {
  const command = commandOf(kernel, 'department', 'edit')
  const at = new Date(company.openedAt.getTime() + 3_600_000)
  for (const [name] of entriesOf<DepartmentName, unknown>(departmentPlans)) {
    const input = { manager: company.managerOfDepartment(name).id }
    await execute(kernel, { actor: demo, command, target: company.idOf('department', name), input, at })
  }
}

function categoryRecords(kernel: Kernel, company: Company): HistoricRecord[] {
  return entriesOf<string, readonly string[]>(categoryTree).flatMap(([name, below]) => {
    const parent = company.idOf('category', name)
    return [
      tellRecord(kernel, 'category', parent, { name }, company.openedAt),
      ...below.map(each =>
        tellRecord(
          kernel,
          'category',
          company.idOf('category', `${name} › ${each}`),
          { name: each, parent },
          company.openedAt,
        ),
      ),
    ].map(story => story.toRecord())
  })
}
