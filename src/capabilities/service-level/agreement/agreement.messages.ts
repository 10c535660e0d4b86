import { defineMessages } from '../../../kernel/record/messages.ts'
import { agreement } from './agreement.record.ts'

export const agreementMessages = defineMessages(agreement, {
  en: {
    label: 'Service level agreement',
    labelPlural: 'Service level agreements',
    fields: {
      name: 'Name',
      kind: 'Kind',
      recordType: { label: 'For', hint: 'The type of work it is a promise about' },
      condition: { label: 'Applies when', hint: 'A condition such as priority <= 2; empty: always' },
      position: { label: 'Order', hint: 'Of one kind the first that applies holds' },
      supplier: { label: 'Supplier', hint: 'With whom an underpinning contract is' },
      description: 'Description',
      targets: 'Targets',
      active: 'Active',
      since: {
        label: 'Since',
        hint: 'From this moment on all clocks are measured by the agreement as it is now',
      },
    },
    states: {},
    commands: { recalculate: 'Recalculate' },
    facts: {
      created: 'added this agreement',
      edited: 'changed this agreement',
      recalculated: 'had the clocks recalculated',
    },
    options: {
      kind: { sla: 'SLA', ola: 'OLA', underpinning_contract: 'Underpinning contract' },
    },
    groups: { agreement: 'Agreement' },
  },
  de: {
    label: 'Service-Level-Vereinbarung',
    labelPlural: 'Service-Level-Vereinbarungen',
    fields: {
      name: 'Name',
      kind: 'Art',
      recordType: { label: 'Für', hint: 'Die Art von Arbeit, für die sie gilt' },
      condition: { label: 'Gilt wenn', hint: 'Eine Bedingung wie priority <= 2; leer: immer' },
      position: { label: 'Reihenfolge', hint: 'Von einer Art gilt die erste, die passt' },
      supplier: { label: 'Lieferant', hint: 'Mit wem der Unterstützungsvertrag besteht' },
      description: 'Beschreibung',
      targets: 'Ziele',
      active: 'Aktiv',
      since: { label: 'Seit', hint: 'Von da an werden alle Uhren an der jetzigen Vereinbarung gemessen' },
    },
    states: {},
    commands: { recalculate: 'Neu berechnen' },
    facts: {
      created: 'hat diese Vereinbarung angelegt',
      edited: 'hat diese Vereinbarung geändert',
      recalculated: 'hat die Uhren neu berechnen lassen',
    },
    options: {
      kind: { sla: 'SLA', ola: 'OLA', underpinning_contract: 'Vertrag mit Lieferanten' },
    },
    groups: { agreement: 'Vereinbarung' },
  },
})
