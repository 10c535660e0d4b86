import type { AnyCommand } from '../kernel/command/command.ts'
import type { RecordType } from '../kernel/record/declaration.ts'
import { attachCommand } from './attachment/attachment.ts'
import { commentCommand } from './comment/comment.ts'
import { linkCommands } from './link/link.ts'
import { watchCommands } from './watch/watch.ts'

/** The commands every work item has from the capabilities it declares. */
export function capabilityCommands(record: RecordType): AnyCommand[] {
  const { comments, attachments, links, watchers } = record.capabilities
  return [
    ...(comments ? [commentCommand(record)] : []),
    ...(attachments ? [attachCommand(record)] : []),
    ...(links ? linkCommands(record) : []),
    ...(watchers ? watchCommands(record) : []),
  ]
}
