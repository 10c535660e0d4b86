import type { AnyCommand } from '../../kernel/command/command.ts'

type Words = NonNullable<AnyCommand['words']>

/** The words of the checklist's acts: their summary in the API and their line in a history. */
export const checklistWords = {
  add: {
    en: { command: 'Add an item to the checklist', fact: 'added a checklist item' },
    de: { command: 'Punkt in die Checkliste aufnehmen', fact: 'hat einen Checklistenpunkt aufgenommen' },
  },
  edit: {
    en: { command: 'Change an item of the checklist', fact: 'changed a checklist item' },
    de: { command: 'Punkt der Checkliste ändern', fact: 'hat einen Checklistenpunkt geändert' },
  },
  move: {
    en: { command: 'Move an item of the checklist', fact: 'moved a checklist item' },
    de: { command: 'Punkt der Checkliste verschieben', fact: 'hat einen Checklistenpunkt verschoben' },
  },
  tick: {
    en: { command: 'Tick an item off', fact: 'ticked off' },
    de: { command: 'Punkt abhaken', fact: 'hat abgehakt' },
  },
  untick: {
    en: { command: 'Take the tick away from an item', fact: 'took the tick away' },
    de: { command: 'Haken eines Punktes entfernen', fact: 'hat den Haken entfernt' },
  },
  remove: {
    en: { command: 'Remove an item of the checklist', fact: 'removed a checklist item' },
    de: { command: 'Punkt aus der Checkliste entfernen', fact: 'hat einen Checklistenpunkt entfernt' },
  },
  apply: {
    en: { command: 'Put a checklist template on this', fact: 'added a checklist' },
    de: { command: 'Checklistenvorlage anwenden', fact: 'hat eine Checkliste aufgenommen' },
  },
} satisfies Record<string, Words>
