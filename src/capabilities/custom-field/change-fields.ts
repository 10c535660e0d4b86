import type { PlacedFact } from '../../kernel/ledger/rows.ts'

/** Whether pages have other fields than before; they ask anew, and each gets what its person may know. */
export const changeFields = (facts: readonly PlacedFact[]): boolean =>
  facts.some(fact => fact.recordType === 'custom_field')
