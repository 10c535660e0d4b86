import type { GenericMoment } from '../../kernel/command/command.ts'
import { createCommand, editCommand } from '../../kernel/command/generic.ts'
import { defineMessages } from '../../kernel/record/messages.ts'
import type { HttpModule } from '../../platform/http/module.ts'
import { administratorsOnly } from '../access.ts'
import { calendar } from './calendar.record.ts'
import { checkedHours } from './check-hours.ts'
import { holidayRoutes } from './holiday-routes.ts'
import { importHolidays } from './import-holidays.ts'

const checked = ({ row, input }: GenericMoment) => {
  const { timeZone, versions, days } = { ...row, ...input }
  return { set: { ...input, ...checkedHours({ timeZone, versions, days }) } }
}

export const calendarModule: HttpModule = {
  record: calendar,
  commands: [
    { ...createCommand(calendar, administratorsOnly), decide: checked },
    { ...editCommand(calendar, administratorsOnly), decide: checked },
    importHolidays,
  ],
  routes: holidayRoutes,
  messages: defineMessages(calendar, {
    en: {
      label: 'Working calendar',
      labelPlural: 'Working calendars',
      fields: {
        name: 'Name',
        timeZone: { label: 'Time zone', hint: 'For instance Europe/Berlin' },
        versions: { label: 'Hours', hint: 'Each set of hours holds from its first day on' },
        days: { label: 'Days that differ', hint: 'Holidays, and days with other hours' },
        active: 'Active',
        country: { label: 'Country', hint: 'Two letters, for instance DE' },
        region: { label: 'Region', hint: 'For instance BW; empty: the whole country' },
        year: 'Year',
      },
      states: {},
      commands: { importHolidays: 'Import holidays' },
      facts: {
        created: 'added this calendar',
        edited: 'changed this calendar',
        holidaysImported: 'imported holidays',
      },
      options: {},
      groups: {},
    },
    de: {
      label: 'Arbeitskalender',
      labelPlural: 'Arbeitskalender',
      fields: {
        name: 'Name',
        timeZone: { label: 'Zeitzone', hint: 'Zum Beispiel Europe/Berlin' },
        versions: { label: 'Zeiten', hint: 'Jede Fassung gilt ab ihrem ersten Tag' },
        days: { label: 'Abweichende Tage', hint: 'Feiertage und Tage mit anderen Zeiten' },
        active: 'Aktiv',
        country: { label: 'Land', hint: 'Zwei Buchstaben, zum Beispiel DE' },
        region: { label: 'Region', hint: 'Zum Beispiel BW; leer: das ganze Land' },
        year: 'Jahr',
      },
      states: {},
      commands: { importHolidays: 'Feiertage übernehmen' },
      facts: {
        created: 'hat diesen Kalender angelegt',
        edited: 'hat diesen Kalender geändert',
        holidaysImported: 'hat Feiertage übernommen',
      },
      options: {},
      groups: {},
    },
  }),
}
