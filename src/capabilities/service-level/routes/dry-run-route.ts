import { sql } from 'kysely'
import { Type } from 'typebox'
import { isAdministrator } from '../../../kernel/access/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden } from '../../../kernel/problem.ts'
import { workTypeOf } from '../../../platform/desk/prepared-input.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { agreementKinds } from '../agreement/agreement.ts'
import { checkedAgreement } from '../agreement/agreement-commands.ts'
import { loadDefinitions } from '../keep/definitions.ts'
import { type DryRun, dryRunAgreement } from '../report/dry-run.ts'

const defaultDays = 90

/** Trying an edited agreement on what has happened, before it is saved. */
export function dryRunRoute(app: App, kernel: Kernel): void {
  app.post('/agreements/dry-run', {
    config: signedIn,
    schema: {
      tags: ['Service level agreements'],
      summary:
        'What an agreement would have come to over the last days if it had said this; nothing is written',
      operationId: 'agreement_dry_run',
      body: Type.Object(
        {
          id: Type.Optional(Type.Union([Type.String({ format: 'uuid' }), Type.Null()])),
          name: Type.Optional(Type.String({ maxLength: 200 })),
          kind: Type.Unsafe<(typeof agreementKinds)[number]>({ type: 'string', enum: [...agreementKinds] }),
          recordType: Type.String({ maxLength: 64 }),
          condition: Type.Optional(Type.Union([Type.String({ maxLength: 2000 }), Type.Null()])),
          position: Type.Optional(Type.Number()),
          active: Type.Optional(Type.Boolean()),
          targets: Type.Array(Type.Unknown(), { maxItems: 12 }),
          days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
        },
        { additionalProperties: false },
      ),
    },
    handler: async request => {
      if (!isAdministrator(actorOf(request))) throw forbidden('edit agreements')
      const { id = null, name = '', kind, position = 100, active = true, days = defaultDays } = request.body
      const { record } = workTypeOf(kernel, request.body.recordType)
      const draft = { id, name, kind, position, active, ...(await checkedAgreement(kernel, request.body)) }
      const definitions = await loadDefinitions(kernel.db)
      return named(kernel, await dryRunAgreement(kernel, record, draft, { definitions, days }))
    },
  })
}

/** With the numbers and titles of what would differ. */
async function named(kernel: Kernel, run: DryRun) {
  const ids = [...new Set(run.differences.map(({ record }) => record))]
  const found = await sql<{ id: string; number: string; title: string }>`
    select id, number, title from work_item where id = any(${ids}::uuid[])`.execute(kernel.db)
  const byId = new Map(found.rows.map(row => [row.id, row]))
  return {
    ...run,
    differences: run.differences.map(each => ({
      ...each,
      record: byId.get(each.record) ?? { id: each.record },
    })),
  }
}
