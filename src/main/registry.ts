import { cannedReplyModule } from '../capabilities/canned-reply/canned-reply.module.ts'
import { openItemsGuard } from '../capabilities/checklist/checklist-guard.ts'
import { checklistTemplateModule } from '../capabilities/checklist/checklist-template.module.ts'
import { customFieldModule } from '../capabilities/custom-field/custom-field.module.ts'
import { macroModule } from '../capabilities/macro/macro.module.ts'
import { snoozed } from '../capabilities/notification/work-snooze.ts'
import { recurrenceModule } from '../capabilities/recurrence/recurrence.module.ts'
import { agreementModule } from '../capabilities/service-level/agreement/agreement.module.ts'
import { serviceLevelTerm } from '../capabilities/service-level/sla-term.ts'
import { settingModule } from '../capabilities/setting/setting.module.ts'
import { templateModule } from '../capabilities/template/template.module.ts'
import { viewModule } from '../capabilities/view/view.module.ts'
import { mailTemplateModule } from '../channels/mail/index.ts'
import { type RecordModule, Registry } from '../kernel/record/registry.ts'
import { calendarModule } from '../people/calendar/calendar.module.ts'
import { groupModule } from '../people/records/group.module.ts'
import { personModule } from '../people/records/person.module.ts'
import { departmentModule, locationModule } from '../people/records/places.module.ts'
import { incidentModules } from '../practices/incident/index.ts'
import { knowledgeModule } from '../practices/knowledge/index.ts'
import { serviceModule } from '../practices/service/service.module.ts'

/** What every Steward has, whatever practices it runs. */
export const groundModules: readonly RecordModule[] = [
  personModule,
  groupModule,
  departmentModule,
  locationModule,
  calendarModule,
  serviceModule,
  viewModule,
  customFieldModule,
  settingModule,
  checklistTemplateModule,
  cannedReplyModule,
  templateModule,
  macroModule,
  recurrenceModule,
  mailTemplateModule,
  agreementModule,
]

/** The practices, one line each: deleting a line and its folder removes the practice. */
export const practiceModules: readonly RecordModule[] = [
  ...incidentModules, //
  knowledgeModule,
]

export const buildRegistry = (
  modules: readonly RecordModule[] = [...practiceModules, ...groundModules],
): Registry =>
  new Registry({ modules, guards: [openItemsGuard], participants: [], terms: [snoozed, serviceLevelTerm] })
