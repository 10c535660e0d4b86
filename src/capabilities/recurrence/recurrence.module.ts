import { staffSeesInternal } from '../../kernel/access/work-item-policy.ts'
import type { AnyCommand, GenericMoment } from '../../kernel/command/command.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, choice, date, instant, multiChoice, number, ref, text } from '../../kernel/record/fields.ts'
import { keepingCommands, keptForGroupRead } from '../../platform/desk/kept-for-group.ts'
import type { HttpModule } from '../../platform/http/module.ts'
import { createRecurring } from './create-recurring.ts'
import { frequencies, months, nextOccurrences, weekdays } from './occurrences.ts'
import { ranRecurrence } from './ran-recurrence.ts'
import { recurrenceMessages } from './recurrence.messages.ts'
import { recurrenceRoutes } from './recurrence-routes.ts'
import { ruleFields, ruleOf } from './rule-of.ts'

/** Work that comes again by the calendar: a record from a template, each time once. */
export const recurrence = defineRecord({
  type: 'recurrence',
  plural: 'recurrences',
  icon: 'repeat',
  area: 'admin',
  fields: {
    name: text({ required: true, maxLength: 80, sortable: true }),
    template: ref('template', { required: true }),
    frequency: choice(frequencies, { required: true }),
    weekdays: multiChoice(weekdays),
    dayOfMonth: number({ min: 1, max: 31 }),
    month: choice(months),
    time: text({ required: true, maxLength: 5 }),
    timeZone: text({ required: true, maxLength: 64 }),
    startsOn: date(),
    endsOn: date(),
    group: ref('group'),
    active: boolean({ default: true }),
    nextRunAt: instant({ readOnly: true, sortable: true }),
    lastRunAt: instant({ readOnly: true }),
    lastProblem: text({ readOnly: true, maxLength: 1000 }),
  },
  listColumns: ['name', 'template', 'frequency', 'nextRunAt', 'lastRunAt', 'active'],
  form: ['name', 'template', 'frequency', 'time', 'timeZone', 'group', 'active'],
  groups: [{ name: 'recurrence', fields: ['template', 'frequency', 'nextRunAt', 'lastRunAt', 'active'] }],
  capabilities: { import: false, bulk: false },
  read: keptForGroupRead,
  seesInternal: staffSeesInternal,
})

/** When it next happens is worked out where the rule is decided, so that whoever looks for what is due only compares. */
const withNextRun = (command: AnyCommand): AnyCommand => ({
  ...command,
  decide: moment => {
    const decision = command.decide(moment)
    const { row, input, now } = moment
    const rule = ruleOf({ ...row, ...input })
    if (!moves(moment)) return decision
    const active = ('active' in input ? input.active : row.active) === true
    const [next = null] = active ? nextOccurrences(rule, now, 1) : []
    return { ...decision, set: { ...decision.set, nextRunAt: next, lastProblem: null } }
  },
})

/** An edit of the name must not pass over a time that is due this minute. */
const moves = ({ row, input }: GenericMoment): boolean =>
  row.version === 0 ||
  [...ruleFields, 'active'].some(
    name => name in input && JSON.stringify(input[name] ?? null) !== JSON.stringify(row[name] ?? null),
  )

export const recurrenceModule: HttpModule = {
  record: recurrence,
  commands: [...keepingCommands(recurrence).map(withNextRun), ranRecurrence(recurrence)],
  schedules: [createRecurring],
  routes: recurrenceRoutes,
  messages: recurrenceMessages(recurrence),
}
