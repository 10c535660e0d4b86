import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext } from 'playwright-core'

export interface FirstLoad {
  page: string
  files: number
  /** Bytes by gzip, whichever compression the server chose. */
  scriptGzip: number
  styleGzip: number
  /** Bytes of both as they went over the wire. */
  sent: number
}

interface Load {
  page: string
  path: string
  cookies: Awaited<ReturnType<BrowserContext['cookies']>>
  /** What is in sight when the page is there. */
  sign: string
}

/** Everything that may still be fetched beforehand has been asked for by then. */
const afterwardsMs = 1500

/** Opens a page in a browser that has nothing of it yet, and weighs what that takes. */
export async function firstLoad(browser: Browser, url: string, load: Load): Promise<FirstLoad> {
  const context = await browser.newContext({ baseURL: url })
  try {
    await context.addCookies(load.cookies)
    const page = await context.newPage()
    const weighed: Promise<{ kind: string; gzip: number; sent: number }>[] = []
    page.on('requestfinished', request => {
      const kind = request.resourceType()
      if (kind !== 'script' && kind !== 'stylesheet') return
      const weigh = async () => {
        const response = await request.response()
        const body = (await response?.body()) ?? Buffer.alloc(0)
        return { kind, gzip: gzipSync(body).length, sent: (await request.sizes()).responseBodySize }
      }
      weighed.push(weigh())
    })
    await page.goto(load.path)
    await page.locator(load.sign).first().waitFor()
    await page.waitForTimeout(afterwardsMs)
    const files = await Promise.all(weighed)
    const sum = (kind: string) =>
      files.filter(file => file.kind === kind).reduce((bytes, { gzip }) => bytes + gzip, 0)
    return {
      page: load.page,
      files: files.length,
      scriptGzip: sum('script'),
      styleGzip: sum('stylesheet'),
      sent: files.reduce((bytes, { sent }) => bytes + sent, 0),
    }
  } finally {
    await context.close()
  }
}
