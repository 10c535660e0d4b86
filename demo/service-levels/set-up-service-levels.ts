import { recalculate } from '../../src/capabilities/service-level/keep/recalculate.ts'
import { systemActor } from '../../src/kernel/access/actor.ts'
import { draftOf } from '../../src/kernel/command/draft.ts'
import { execute } from '../../src/kernel/command/execute.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { loadHistory } from '../../src/kernel/record/load-history.ts'
import type { Company } from '../company/company.ts'
import { commandOf, tellRecord } from '../load-company.ts'
import { dayMs, minuteMs } from '../time/span.ts'
import { agreementInputs } from './agreements.ts'
import { calendarPlans, closedDays, inPlantHours } from './calendars.ts'
import { idFor } from './ids.ts'

const toCome = 365 * dayMs

/** The calendars and agreements as they have been since the desk opened: before its first incident. */
export async function setUpServiceLevels(kernel: Kernel, company: Company): Promise<void> {
  if (!kernel.registry.has('agreement') || !kernel.registry.has('incident')) return
  const { openedAt } = company
  const days = closedDays(openedAt, new Date(openedAt.getTime() + 3 * toCome))
  await loadHistory(
    kernel,
    Object.entries(calendarPlans).map(([name, { timeZone, week }]) => {
      const input = { name, timeZone, versions: [{ from: null, week }], days }
      return tellRecord(kernel, 'calendar', idFor(company, 'calendar', name), input, openedAt).toRecord()
    }),
  )
  const actor = systemActor('demo', 'import')
  const create = commandOf(kernel, 'agreement', 'create')
  const row = draftOf(create.record, actor)
  for (const input of agreementInputs(company)) {
    const gathered = await create.gather?.(kernel, { row, input, actor, now: openedAt })
    const id = idFor(company, 'agreement', String(input.name))
    const story = tellRecord(kernel, 'agreement', id, input, openedAt, gathered)
    await loadHistory(kernel, [story.toRecord()])
  }
  await keepPlantHours(kernel, company)
}

/** What production stands on is supported in the plants' hours. */
async function keepPlantHours(kernel: Kernel, company: Company): Promise<void> {
  const actor = systemActor('demo', 'import')
  const command = commandOf(kernel, 'service', 'edit')
  const input = { calendar: idFor(company, 'calendar', 'Plant hours') }
  const at = new Date(company.openedAt.getTime() + minuteMs)
  for (const name of inPlantHours)
    await execute(kernel, { actor, command, target: company.idOf('service', name), input, at })
}

/** Tells the clocks of the incidents that were loaded; what was due in the past alarms nobody now. */
export async function runServiceLevels(kernel: Kernel, now: Date): Promise<void> {
  if (!kernel.registry.has('agreement') || !kernel.registry.has('incident')) return
  await recalculate(kernel, kernel.registry.get('incident').record, { since: new Date(0), changedAt: now })
}
