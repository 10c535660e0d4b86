import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { type ExportFormat, exportFormats, exportStream } from './export-records.ts'

const querystring = Type.Object(
  {
    q: Type.Optional(Type.String({ maxLength: 2000 })),
    format: Type.Optional(
      Type.Unsafe<ExportFormat>({
        type: 'string',
        enum: [...exportFormats],
        description:
          'csv: labels and names, for spreadsheets. jsonl: records as the API gives them, one a line.',
      }),
    ),
  },
  { additionalProperties: false },
)

const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
}

/** All rows of a query as a file, however many, as far as the person may see them. */
export function exportRoutes(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  if (!record.capabilities.export) return
  app.get(`/${record.plural}/export`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: `Export ${record.plural} as a file`,
      querystring,
    },
    handler: async (request, reply) => {
      const { q = '', format = 'csv' } = request.query as { q?: string; format?: ExportFormat }
      const stream = await exportStream(kernel, actorOf(request), record.type, q, format)
      const day = kernel.clock.now().toISOString().slice(0, 10)
      return reply
        .header('content-type', mediaTypes[format])
        .header('content-disposition', `attachment; filename="${record.plural}-${day}.${format}"`)
        .send(stream)
    },
  })
}
