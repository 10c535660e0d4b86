import { Type } from 'typebox'
import { isStaff } from '../../kernel/access/actor.ts'
import { notFound } from '../../kernel/problem.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { holidayPlaces, holidaysOf } from './holidays.ts'

const country = Type.String({ pattern: '^[A-Za-z]{2}$' })

/** What may be imported into a calendar, to look at before it is. */
export function holidayRoutes(app: App): void {
  app.get('/calendars/holidays', {
    config: signedIn,
    schema: {
      tags: ['Working calendars'],
      summary: 'The public holidays of a country or region in a year',
      operationId: 'calendar_holidays',
      querystring: Type.Object({
        country,
        region: Type.Optional(Type.String({ maxLength: 10 })),
        year: Type.Integer({ minimum: 1990, maximum: 2100 }),
      }),
    },
    handler: async request => {
      const actor = actorOf(request)
      if (!isStaff(actor)) throw notFound('address')
      return { items: await holidaysOf({ ...request.query, language: actor.language }) }
    },
  })

  app.get('/calendars/holidays/places', {
    config: signedIn,
    schema: {
      tags: ['Working calendars'],
      summary: 'The countries holidays are known for, and the regions of one of them',
      operationId: 'calendar_holiday_places',
      querystring: Type.Object({ country: Type.Optional(country) }),
    },
    handler: async request => {
      const actor = actorOf(request)
      if (!isStaff(actor)) throw notFound('address')
      return holidayPlaces(actor.language, request.query.country)
    },
  })
}
