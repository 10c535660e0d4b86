import { type Actor, isAuditor, isStaff } from '../../kernel/access/actor.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, choice, json, longText, number, ref, text } from '../../kernel/record/fields.ts'

/** With customers; between our own teams; with a supplier (ITIL 4: SLA, OLA, underpinning contract). */
export const agreementKinds = ['sla', 'ola', 'underpinning_contract'] as const
export const measures = ['response', 'resolution', 'update', 'custom'] as const
export const zoneSources = ['calendar', 'requester', 'location'] as const

const condition = () => longText({ maxLength: 2000 })
const seen = (actor: Actor): boolean => isStaff(actor) || isAuditor(actor)

/** A promise about work items of a type. Of each kind the first that fits, in their order, holds for a work item. */
export const agreement = defineRecord({
  type: 'agreement',
  plural: 'agreements',
  table: 'service_agreement',
  icon: 'certificate',
  area: 'admin',
  fields: {
    name: text({ required: true, sortable: true }),
    kind: choice(agreementKinds, { default: 'sla' }),
    recordType: text({ required: true, maxLength: 64 }),
    condition: condition(),
    position: number({ default: 100 }),
    supplier: text(),
    description: longText({ maxLength: 10_000 }),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'kind', 'recordType', 'position', 'active'],
  capabilities: { bulk: false, import: false },
  read: seen,
  seesInternal: seen,
})

/** One clock of an agreement: what starts, pauses, stops, cancels and resets it, and how long it may run. */
export const target = defineRecord({
  type: 'service_target',
  plural: 'service-targets',
  icon: 'clock-hour-4',
  area: 'admin',
  fields: {
    name: text({ required: true, sortable: true }),
    agreement: ref('agreement', { required: true }),
    measure: choice(measures, { default: 'resolution' }),
    minutes: json({ required: true }),
    calendar: ref('calendar'),
    zone: choice(zoneSources, { default: 'calendar' }),
    startWhen: condition(),
    pauseWhen: condition(),
    stopWhen: condition(),
    cancelWhen: condition(),
    resetWhen: condition(),
    warnings: json(),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'agreement', 'measure', 'calendar', 'active'],
  capabilities: { bulk: false, import: false },
  read: seen,
  seesInternal: seen,
})
