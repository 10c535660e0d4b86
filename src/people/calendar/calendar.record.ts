import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, json, text } from '../../kernel/record/fields.ts'
import { directoryRead, directorySeesInternal } from '../access.ts'

/** When people work: hours of the week as they changed over time, and the days that differ. See calendar-hours.ts. */
export const calendar = defineRecord({
  type: 'calendar',
  plural: 'calendars',
  table: 'working_calendar',
  icon: 'calendar-time',
  area: 'admin',
  fields: {
    name: text({ required: true, sortable: true }),
    timeZone: text({ required: true, maxLength: 64 }),
    versions: json({ required: true }),
    days: json(),
    active: boolean({ default: true }),
  },
  listColumns: ['name', 'timeZone', 'active'],
  capabilities: { bulk: false, import: false },
  read: directoryRead,
  seesInternal: directorySeesInternal,
})
