import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import { Problem } from '../../kernel/problem.ts'
import { type App, anyone } from './routes.ts'

/** Serves the built web app: only files that were built, hashed assets for ever, and the page for the app's own addresses. */
export async function webRoutes(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  const files = new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
      .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1)),
  )
  await app.register(staticFiles, { root: folder, serve: false, preCompressed: true, cacheControl: false })
  app.get('/*', {
    config: anyone,
    schema: { hide: true },
    handler: (request, reply) => {
      const path = (request.params as { '*': string })['*']
      if (files.has(path) && path !== 'index.html') {
        const forever = path.startsWith('assets/')
        return reply
          .header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
          .sendFile(path)
      }
      const wantsPage = !path.startsWith('api/') && request.headers.accept?.includes('text/html')
      if (!wantsPage) throw new Problem('not_found', 'There is no such address.')
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    },
  })
}
