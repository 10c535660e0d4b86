import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type Page, chromium as playwright } from 'playwright-core'
import type { TestSteward } from './steward.ts'

/** Made for one page in a small container: with several people at once the one process
 * stalls, and tests want the browser's own guards on. */
const unfit = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
])
const quiet = ['--no-first-run', '--disable-background-networking', '--disable-quic']

/** Chromium from npm, or the one at CHROMIUM_PATH. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? (await chromium.executablePath())
  return playwright.launch({
    executablePath,
    args: [...chromium.args.filter(arg => !unfit.has(arg)), ...quiet],
    headless: true,
  })
}

/** Makes a test's Steward listen; returns its address. */
export async function listen({ app }: TestSteward): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** What the page said went wrong: script errors and refusals of the content policy. */
  complaints: string[]
}

export interface VisitOptions {
  username?: string
  password?: string
  scheme?: 'light' | 'dark'
  width?: number
  height?: number
  /** The browser's language. */
  locale?: string
  timezoneId?: string
}

/** A person at his browser, signed in through the page's own form unless there is no name. */
export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const {
    username,
    password = '',
    scheme = 'light',
    width = 1440,
    height = 900,
    locale = 'en-US',
    timezoneId,
  } = options
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: scheme,
    locale,
    ...(timezoneId ? { timezoneId } : {}),
    viewport: { width, height },
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  if (username) {
    await page.goto('/')
    const secret = page.locator('input[type=password]')
    await page.locator('input[autocomplete=username]').fill(username)
    await secret.fill(password)
    await page.locator('button[type=submit]').click()
    await secret.waitFor({ state: 'detached' })
  }
  return { page, context, complaints }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; target: string[] }[] }[]
}

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on the page as it stands, by WCAG 2.2 A and AA or by these rules; one line for each place. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axeSource)
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: standard }
  const result = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] })`,
  )
  return result.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help} — ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  )
}

/** Keeps a picture when STEWARD_SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.STEWARD_SCREENSHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
