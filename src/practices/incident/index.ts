import { capabilityCommands } from '../../capabilities/work-item-commands.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { categoryModule } from './category.module.ts'
import { assignIncident } from './commands/assign-incident.ts'
import { createIncident } from './commands/create-incident.ts'
import { editIncident } from './commands/edit-incident.ts'
import { cancelIncident, closeIncident, reopenIncident } from './commands/end-incident.ts'
import { holdIncident, resumeIncident } from './commands/hold-incident.ts'
import { absorbIncident, mergeIncident, unmergeIncident } from './commands/merge-incident.ts'
import { adoptIncident, leaveParent } from './commands/parent-incident.ts'
import { resolveIncident } from './commands/resolve-incident.ts'
import { setPriority } from './commands/set-priority.ts'
import { startIncident } from './commands/start-incident.ts'
import { incidentMessages } from './incident.messages.ts'
import { incident } from './incident.record.ts'
import { carryCommentsOver } from './reactions/carry-comments-over.ts'
import { followTheMerge } from './reactions/follow-the-merge.ts'
import { resolveChildrenWithParent } from './reactions/resolve-children-with-parent.ts'
import { resumeWhenCallerReplies } from './reactions/resume-when-caller-replies.ts'
import { closeResolvedIncidents } from './schedules/close-resolved-incidents.ts'

export const incidentModule: RecordModule = {
  record: incident,
  commands: [
    createIncident,
    editIncident,
    startIncident,
    assignIncident,
    holdIncident,
    resumeIncident,
    resolveIncident,
    closeIncident,
    reopenIncident,
    cancelIncident,
    setPriority,
    adoptIncident,
    leaveParent,
    mergeIncident,
    unmergeIncident,
    absorbIncident,
    ...capabilityCommands(incident),
  ],
  messages: incidentMessages,
  reactions: [resumeWhenCallerReplies, resolveChildrenWithParent, carryCommentsOver, followTheMerge],
  schedules: [closeResolvedIncidents],
}

export const incidentModules: readonly RecordModule[] = [incidentModule, categoryModule]
export { incident }
