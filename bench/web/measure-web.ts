import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser, visit } from '../../tests/harness/browser.ts'
import { Child } from '../child/child.ts'
import type { Started } from '../child/server.ts'
import { forgetSince, markOf } from '../cleanup.ts'
import type { Filled } from '../database.ts'
import { activeOf } from '../fill/histories.ts'
import { type FirstLoad, firstLoad } from './first-load.ts'
import { type RouteChanges, routeChanges } from './route-changes.ts'
import { type Scrolled, scrolledRows, scrollQueue } from './scroll.ts'
import { password, visitors } from './visitors.ts'

export interface WebResult {
  size: number
  browser: string
  firstLoads: FirstLoad[]
  routes: RouteChanges
  scrolled: Scrolled
}

const webFolder = join(import.meta.dirname, '../../dist/web')

/** Visits the pages of the whole server with a real browser; null when the pages were not built. */
export async function measureWeb(
  filled: Filled,
  size: number,
  log: (line: string) => void,
): Promise<WebResult | null> {
  if (!existsSync(join(webFolder, 'index.html'))) return null
  const mark = await markOf(filled.url)
  const server = new Child('server.ts', [filled.url, webFolder])
  const browser = await openBrowser()
  try {
    const { port } = await server.answer<Started>()
    const url = `http://127.0.0.1:${port}`
    const agent = await visit(browser, url, { username: visitors.agent, password })
    const employee = await visit(browser, url, { username: visitors.employee, password })
    const loads = [
      { page: 'sign-in', path: '/', cookies: [], sign: 'input[type=password]' },
      { page: 'workspace, my work', path: '/', cookies: await agent.context.cookies(), sign: 'main h1' },
      {
        page: 'workspace, queue',
        path: '/work/incidents',
        cookies: await agent.context.cookies(),
        sign: '[role=row] a',
      },
      { page: 'portal', path: '/portal', cookies: await employee.context.cookies(), sign: 'main h1' },
    ]
    const firstLoads: FirstLoad[] = []
    for (const load of loads) firstLoads.push(await firstLoad(browser, url, load))
    for (const { page, scriptGzip, styleGzip } of firstLoads)
      log(`  first load of ${page}: ${scriptGzip} bytes of JS, ${styleGzip} of CSS`)
    const routes = await routeChanges(agent.page)
    log(`  list → record ${routes.toRecord.medianMs} ms, record → list ${routes.toList.medianMs} ms`)
    // A queue of that length where there is one, else all incidents.
    const q = activeOf(size) >= scrolledRows ? 'is:active' : ''
    const scrolled = await scrollQueue(agent.page, q)
    log(
      `  scrolled ${scrolled.rows} rows: ${scrolled.blankFrames} of ${scrolled.frames} frames with blank rows`,
    )
    return { size, browser: browser.version(), firstLoads, routes, scrolled }
  } finally {
    await browser.close()
    await server.stop()
    await forgetSince(filled.url, mark)
  }
}
