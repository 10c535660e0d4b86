import { type Actor, isAuditor, isStaff } from '../../../kernel/access/actor.ts'
import { defineRecord } from '../../../kernel/record/declaration.ts'
import { boolean, choice, json, longText, number, text } from '../../../kernel/record/fields.ts'
import { agreementKinds } from './agreement.ts'

const seen = (actor: Actor): boolean => isStaff(actor) || isAuditor(actor)

/**
 * A promise about work items of a type, made of targets: each a clock. The condition is a short text because the ledger
 * keeps short texts whole: what an agreement said at any time is told from its own history.
 */
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
    condition: text({ maxLength: 2000 }),
    position: number({ default: 100, min: 0, max: 100_000 }),
    supplier: text(),
    description: longText({ maxLength: 10_000 }),
    targets: json({ required: true }),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'kind', 'recordType', 'position', 'active', 'updatedAt'],
  form: ['name', 'kind', 'recordType', 'active'],
  groups: [{ name: 'agreement', fields: ['kind', 'recordType', 'supplier', 'position', 'active'] }],
  capabilities: { bulk: false, import: false },
  read: seen,
  seesInternal: seen,
})
