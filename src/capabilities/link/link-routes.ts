import { Type } from 'typebox'
import type { Kernel } from '../../kernel/kernel.ts'
import { readRow } from '../../kernel/query/read.ts'
import { languageOf } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../platform/http/routes.ts'
import { linksOf } from './link.ts'

const english: Record<string, { out: string; in: string }> = {
  relates: { out: 'Related to', in: 'Related to' },
  duplicate_of: { out: 'Duplicate of', in: 'Duplicated by' },
  parent_of: { out: 'Parent of', in: 'Child of' },
  caused_by: { out: 'Caused by', in: 'Cause of' },
}
const german: typeof english = {
  relates: { out: 'Gehört zu', in: 'Gehört zu' },
  duplicate_of: { out: 'Duplikat von', in: 'Hat als Duplikat' },
  parent_of: { out: 'Übergeordnet zu', in: 'Untergeordnet zu' },
  caused_by: { out: 'Verursacht durch', in: 'Ursache von' },
}

export function linkRoutes(app: App, kernel: Kernel, { record, messages }: RecordModule): void {
  if (!record.capabilities.links) return
  app.get(`/${record.plural}/:id/links`, {
    config: signedIn,
    schema: {
      tags: [messages.en.labelPlural],
      summary: 'The records this one is linked to, of those you may see',
      params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
    },
    handler: async request => {
      const actor = actorOf(request)
      const row = await readRow(kernel, actor, record, request.params.id)
      const labels = languageOf(actor.language) === 'de' ? german : english
      const links = record.seesInternal(actor) ? await linksOf(kernel, actor, row.id) : []
      return {
        items: links.map(({ outgoing, ...link }) => ({
          ...link,
          label: labels[link.kind]?.[outgoing ? 'out' : 'in'] ?? link.kind,
        })),
      }
    },
  })
}
