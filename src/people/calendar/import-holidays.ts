import { isAdministrator } from '../../kernel/access/actor.ts'
import { defineCommand } from '../../kernel/command/command.ts'
import { number, text } from '../../kernel/record/fields.ts'
import { calendar } from './calendar.record.ts'
import type { ExceptionalDay } from './calendar-hours.ts'
import { holidaysOf } from './holidays.ts'

/** Adds a year's public holidays of a country or region as days without hours; days that are there already stay. */
export const importHolidays = defineCommand(calendar, {
  name: 'importHolidays',
  fact: 'calendar.holidaysImported',
  input: {
    country: text({ required: true, maxLength: 2 }),
    region: text({ maxLength: 10 }),
    year: number({ required: true, min: 1990, max: 2100 }),
  },
  may: isAdministrator,
  gather: (_kernel, { input, actor }) => holidaysOf({ ...input, language: actor.language ?? 'en' }),
  decide: ({ row, gathered, input }) => {
    const present = row.days as ExceptionalDay[]
    const known = new Set(present.map(day => day.date))
    const added = gathered.filter(day => !known.has(day.date))
    return {
      set: { days: [...present, ...added].toSorted((a, b) => a.date.localeCompare(b.date)) },
      data: { country: input.country, region: input.region ?? null, year: input.year, added: added.length },
    }
  },
})
