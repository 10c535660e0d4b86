import { capabilityCommands } from '../../capabilities/work-item-commands.ts'
import type { HttpModule } from '../../platform/http/module.ts'
import { assignmentRuleModule } from './assignment/assignment-rule.module.ts'
import { categoryModule } from './category.module.ts'
import { assignByRule, assignIncident } from './commands/assign-incident.ts'
import { commentIncident } from './commands/comment-incident.ts'
import { createIncident } from './commands/create-incident.ts'
import { editIncident } from './commands/edit-incident.ts'
import { cancelIncident, closeIncident, reopenIncident } from './commands/end-incident.ts'
import { holdIncident, resumeIncident } from './commands/hold-incident.ts'
import { absorbIncident, mergeIncident, unmergeIncident } from './commands/merge-incident.ts'
import { adoptIncident, leaveParent } from './commands/parent-incident.ts'
import { resolveIncident } from './commands/resolve-incident.ts'
import { setPriority } from './commands/set-priority.ts'
import { splitFrom, splitIncident } from './commands/split-incident.ts'
import { startIncident } from './commands/start-incident.ts'
import { incidentMessages } from './incident.messages.ts'
import { incident } from './incident.record.ts'
import { assignNewByRule } from './reactions/assign-by-rule.ts'
import { carryCommentsOver } from './reactions/carry-comments-over.ts'
import { followTheMerge } from './reactions/follow-the-merge.ts'
import { resolveChildrenWithParent } from './reactions/resolve-children-with-parent.ts'
import { resumeWhenCallerReplies } from './reactions/resume-when-caller-replies.ts'
import { assignmentRoutes } from './routes/assignment-routes.ts'
import { incidentRoutes } from './routes/incident-routes.ts'
import { closeResolvedIncidents } from './schedules/close-resolved-incidents.ts'

export const incidentModule: HttpModule = {
  record: incident,
  commands: [
    createIncident,
    editIncident,
    startIncident,
    assignIncident,
    assignByRule,
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
    splitIncident,
    splitFrom,
    ...capabilityCommands(incident).filter(command => command.name !== 'comment'),
    commentIncident,
  ],
  messages: incidentMessages,
  reactions: [
    assignNewByRule,
    resumeWhenCallerReplies,
    resolveChildrenWithParent,
    carryCommentsOver,
    followTheMerge,
  ],
  schedules: [closeResolvedIncidents],
  routes: incidentRoutes,
}

export const incidentModules: readonly HttpModule[] = [
  incidentModule,
  categoryModule,
  { ...assignmentRuleModule, routes: assignmentRoutes },
]
export { incident }
