import { invalidField } from '../../kernel/problem.ts'
import type { ExceptionalDay } from './calendar-hours.ts'

interface Wanted {
  country: string
  region?: string | null
  year: number
  language: string
}

export interface Place {
  code: string
  name: string
}

/** Large: read when an administrator asks, not at every start. */
async function holidayBook() {
  const { default: Holidays } = await import('date-holidays')
  return new Holidays()
}

/** The public holidays of a year, as days without hours. */
export async function holidaysOf({ country, region, year, language }: Wanted): Promise<ExceptionalDay[]> {
  const book = await holidayBook()
  const countries = book.getCountries('en')
  const code = country.toUpperCase()
  if (!countries[code])
    throw invalidField('country', `There are no holidays known for ${country}. Give a code such as DE.`)
  const regions = book.getStates(code, 'en') ?? {}
  if (region && !regions[region.toUpperCase()])
    throw invalidField(
      'region',
      `${code} has no region ${region}. It has ${Object.keys(regions).join(', ')}.`,
    )
  book.init(code, region?.toUpperCase() ?? '', { languages: [language, 'en'] })
  return book
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ date: date.slice(0, 10), name, hours: [] }))
}

/** Where holidays are known for: all countries, and the regions of one. */
export async function holidayPlaces(
  language: string,
  country?: string,
): Promise<{ countries: Place[]; regions: Place[] }> {
  const book = await holidayBook()
  const byName = new Intl.Collator(language).compare
  const placesOf = (names: Record<string, string> | null | undefined): Place[] =>
    Object.entries(names ?? {})
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => byName(a.name, b.name))
  return {
    countries: placesOf(book.getCountries(language)),
    regions: country ? placesOf(book.getStates(country.toUpperCase(), language)) : [],
  }
}
