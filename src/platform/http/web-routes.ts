import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import { Problem } from '../../kernel/problem.ts'
import { type App, anyone } from './routes.ts'

/** Serves the built web app: only files that were built, hashed assets for ever, and the page for the app's own addresses. */
export async function webRoutes(app: App, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  const built = new BuiltFiles(folder)
  await app.register(staticFiles, { root: folder, serve: false, preCompressed: true, cacheControl: false })
  app.get('/*', {
    config: anyone,
    schema: { hide: true },
    handler: (request, reply) => {
      const path = (request.params as { '*': string })['*']
      if (path !== 'index.html' && built.has(path)) {
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

/** The files of the build by name, read again when a new build has replaced it: nothing else of the disk is served. */
class BuiltFiles {
  readonly #folder: string
  #names = new Set<string>()
  #builtAt = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  has(path: string): boolean {
    const builtAt = statSync(join(this.#folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (builtAt !== this.#builtAt) {
      this.#builtAt = builtAt
      this.#names = new Set(
        readdirSync(this.#folder, { recursive: true, withFileTypes: true })
          .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
          .map(entry => join(entry.parentPath, entry.name).slice(this.#folder.length + 1)),
      )
    }
    return this.#names.has(path)
  }
}
