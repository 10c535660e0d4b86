// What the page of a type has beside the generic one. A type without an entry has the generic page alone.
import type { ComponentType } from 'react'
import type { CommandMeta, FieldValue, RecordData, TypeMeta } from './api/types.ts'
import { CallerPanel } from './incident/CallerPanel.tsx'
import { ChildrenPanel } from './incident/ChildrenPanel.tsx'
import { MeasuresPanel } from './incident/MeasuresPanel.tsx'
import { ResolveDialog } from './incident/ResolveDialog.tsx'
import { SimilarPanel } from './incident/SimilarPanel.tsx'
import { SimilarWhileTyping } from './incident/SimilarWhileTyping.tsx'
import { SplitDialog } from './incident/SplitDialog.tsx'
import { AnswersPanel } from './knowledge/AnswersPanel.tsx'
import { AnswersWhileTyping } from './knowledge/AnswersWhileTyping.tsx'
import { EditionsPanel } from './knowledge/EditionsPanel.tsx'
import { ReadersPanel } from './knowledge/ReadersPanel.tsx'
import { ReviseDialog } from './knowledge/ReviseDialog.tsx'

export interface PanelProps {
  type: TypeMeta
  record: RecordData
}

export interface DialogProps extends PanelProps {
  command: CommandMeta
  onClose: () => void
  onDone?: (() => void) | undefined
}

interface Extras {
  /** Above and below the properties. */
  above: Record<string, ComponentType<PanelProps>>
  below: Record<string, ComponentType<PanelProps>>
  /** In place of the form drawn from the command's input. */
  dialogs: Record<string, ComponentType<DialogProps>>
  whileCreating: ComponentType<{ type: TypeMeta; values: Record<string, FieldValue> }> | null
}

const none: Extras = { above: {}, below: {}, dialogs: {}, whileCreating: null }

const extras: Record<string, Extras> = {
  incident: {
    above: { caller: CallerPanel, children: ChildrenPanel },
    below: { answers: AnswersPanel, similar: SimilarPanel, measures: MeasuresPanel },
    dialogs: { resolve: ResolveDialog, split: SplitDialog },
    whileCreating: SimilarWhileTyping,
  },
  article: {
    above: { readers: ReadersPanel },
    below: { editions: EditionsPanel },
    dialogs: { revise: ReviseDialog },
    whileCreating: AnswersWhileTyping,
  },
}

/** For those who see what is internal: a requester's page has none of it. */
export const extrasOf = (type: TypeMeta): Extras =>
  type.fields.some(field => field.internal) ? (extras[type.type] ?? none) : none
