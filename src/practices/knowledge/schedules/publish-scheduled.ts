import { sql } from 'kysely'
import { systemActor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import { Problem } from '../../../kernel/problem.ts'
import type { Schedule } from '../../../kernel/record/registry.ts'
import { publishArticle } from '../commands/publish-article.ts'

const batch = 100

/** Articles whose time has come. */
export const publishScheduled: Schedule = {
  name: 'publish-scheduled-articles',
  cron: '* * * * *',
  async run(kernel) {
    const due = await sql<{ id: string }>`
      select id from article where publish_at <= ${kernel.clock.now()} order by publish_at limit ${batch}`.execute(
      kernel.db,
    )
    for (const { id: target } of due.rows) {
      const actor = systemActor('knowledge')
      await execute(kernel, { actor, command: publishArticle, target, input: {} }).catch(error => {
        // Somebody published it or sent it back in this moment.
        if (!(error instanceof Problem && error.code === 'not_now')) throw error
      })
    }
  },
}
