import { isAdministrator } from '../../kernel/access/actor.ts'
import { defineCommand } from '../../kernel/command/command.ts'
import { invalidField } from '../../kernel/problem.ts'
import { number, text } from '../../kernel/record/fields.ts'
import { calendar } from './calendar.record.ts'
import type { ExceptionalDay } from './calendar-hours.ts'

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

interface Wanted {
  country: string
  region?: string | null
  year: number
  language: string
}

/** The public holidays of a year, as days without hours. */
export async function holidaysOf({ country, region, year, language }: Wanted): Promise<ExceptionalDay[]> {
  // Large: read when an administrator asks, not at every start.
  const { default: Holidays } = await import('date-holidays')
  const known = new Holidays()
  const countries = known.getCountries('en')
  const code = country.toUpperCase()
  if (!countries[code])
    throw invalidField('country', `There are no holidays known for ${country}. Give a code such as DE.`)
  const regions = known.getStates(code, 'en') ?? {}
  if (region && !regions[region.toUpperCase()])
    throw invalidField(
      'region',
      `${code} has no region ${region}. It has ${Object.keys(regions).join(', ')}.`,
    )
  known.init(code, region?.toUpperCase() ?? '', { languages: [language, 'en'] })
  return known
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ date: date.slice(0, 10), name, hours: [] }))
}
