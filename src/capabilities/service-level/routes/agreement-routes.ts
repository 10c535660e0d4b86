import { Type } from 'typebox'
import { isAdministrator, isAuditor } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden } from '../../../kernel/problem.ts'
import { compileCondition } from '../../../platform/condition/condition.ts'
import { workTypeOf } from '../../../platform/desk/prepared-input.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { measures, namesOf } from '../agreement/agreement.ts'
import { presetOf } from '../agreement/presets.ts'

const tags = ['Service level agreements']

/** What the page of an agreement needs besides the record: what conditions may say, and whether one can be read. */
export function agreementRoutes(app: App, kernel: Kernel): void {
  app.get('/agreements/vocabulary', {
    config: signedIn,
    schema: {
      tags,
      summary: 'What the conditions of an agreement may name, and those a measure begins with',
      operationId: 'agreement_vocabulary',
      querystring: Type.Object(
        { recordType: Type.String({ maxLength: 64 }) },
        { additionalProperties: false },
      ),
    },
    handler: async request => {
      const { record } = workTypeOf(kernel, request.query.recordType)
      const choices = Object.entries(record.fields).filter(
        ([, field]) => field.kind === 'choice' && field.values,
      )
      return {
        names: namesOf(record),
        values: {
          ...Object.fromEntries(choices.map(([name, field]) => [name, field.values])),
          state: Object.keys(record.states),
          stateCategory: ['open', 'waiting', 'done', 'cancelled'],
        },
        presets: Object.fromEntries(measures.map(measure => [measure, presetOf(measure, record)])),
      }
    },
  })

  app.post('/agreements/check', {
    config: signedIn,
    schema: {
      tags,
      summary: 'Whether a condition can be read, or what is wrong with it',
      operationId: 'agreement_check',
      body: Type.Object(
        { recordType: Type.String({ maxLength: 64 }), condition: Type.String({ maxLength: 2000 }) },
        { additionalProperties: false },
      ),
    },
    handler: async request => {
      const actor = actorOf(request)
      if (!isAdministrator(actor) && !isAuditor(actor)) throw forbidden('edit agreements')
      const { record } = workTypeOf(kernel, request.body.recordType)
      return { problem: compileCondition(request.body.condition, namesOf(record)).problem }
    },
  })
}
