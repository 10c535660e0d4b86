import type { AnyCommand } from '../kernel/command/command.ts'
import type { RecordType } from '../kernel/record/declaration.ts'
import { attachCommand } from './attachment/attachment.ts'
import { checklistCommands } from './checklist/checklist-commands.ts'
import { commentCommand } from './comment/comment.ts'
import { linkCommands } from './link/link.ts'
import { reachedCommands } from './service-level/act/reached-commands.ts'
import { timeCommands } from './time-worked/time-commands.ts'
import { timerCommands } from './time-worked/timer-commands.ts'
import { watchCommands } from './watch/watch.ts'

/** The commands every work item has from the capabilities it declares. */
export function capabilityCommands(record: RecordType): AnyCommand[] {
  const { comments, attachments, links, watchers, checklists, timeWorked } = record.capabilities
  return [
    ...(comments ? [commentCommand(record)] : []),
    ...(attachments ? [attachCommand(record)] : []),
    ...(links ? linkCommands(record) : []),
    ...(watchers ? watchCommands(record) : []),
    ...(checklists ? checklistCommands(record) : []),
    ...(timeWorked ? [...timeCommands(record), ...timerCommands(record)] : []),
    ...reachedCommands(record),
  ]
}
