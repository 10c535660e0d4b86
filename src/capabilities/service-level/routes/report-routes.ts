import { Type } from 'typebox'
import { type Actor, isAdministrator, isAuditor, isStaff } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden, invalidField } from '../../../kernel/problem.ts'
import { isZone } from '../../../people/calendar/check-hours.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { attainment, endedClocks } from '../report/attainment.ts'

const tags = ['Service levels']
const instant = Type.String({ format: 'date-time' })
const period = {
  from: instant,
  until: instant,
  timeZone: Type.Optional(Type.String({ maxLength: 64, description: 'In which months begin; default UTC.' })),
}

function reader(actor: Actor): Actor {
  if (!isStaff(actor) && !isAuditor(actor) && !isAdministrator(actor))
    throw forbidden('read service level reports')
  return actor
}

function periodOf(query: { from: string; until: string; timeZone?: string }) {
  const timeZone = query.timeZone ?? 'UTC'
  if (!isZone(timeZone)) throw invalidField('timeZone', `There is no time zone ${timeZone}.`)
  return { from: new Date(query.from), until: new Date(query.until), timeZone }
}

/** How promises were kept, and the work items behind each number. */
export function serviceLevelReportRoutes(app: App, kernel: Kernel): void {
  app.get('/service-levels/attainment', {
    config: signedIn,
    schema: {
      tags,
      summary:
        'Clocks that ended and were in time, by agreement, target and month; cancelled ones are not counted',
      operationId: 'service_level_attainment',
      querystring: Type.Object(period, { additionalProperties: false }),
    },
    handler: async request => ({
      items: await attainment(kernel, reader(actorOf(request)), periodOf(request.query)),
    }),
  })

  app.get('/service-levels/clocks', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The work items behind a number of the report, the last that ended first',
      operationId: 'service_level_clocks',
      querystring: Type.Object(
        {
          ...period,
          target: Type.String({ format: 'uuid' }),
          kept: Type.Optional(Type.Boolean()),
          cursor: Type.Optional(Type.String({ maxLength: 200 })),
        },
        { additionalProperties: false },
      ),
    },
    handler: request => {
      const { target, kept, cursor } = request.query
      return endedClocks(kernel, reader(actorOf(request)), {
        ...periodOf(request.query),
        target,
        kept,
        cursor,
      })
    },
  })
}
