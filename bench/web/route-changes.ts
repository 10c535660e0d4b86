import type { Page } from 'playwright-core'
import { spread } from '../load/measure.ts'

interface Times {
  medianMs: number
  p95Ms: number
}

export interface RouteChanges {
  count: number
  toRecord: Times
  toList: Times
}

const count = 20

/** Goes from the list to one record after another and back: from the click until what was asked for is painted. */
export async function routeChanges(page: Page): Promise<RouteChanges> {
  await page.goto('/work/incidents')
  const toRecord: number[] = []
  const toList: number[] = []
  // The first two fetch the pages' code and are not counted.
  for (let at = -2; at < count; at++) {
    await page.locator('[role=row] a').nth(count).waitFor()
    const there = await page.evaluate(clickUntil, {
      link: '[role=row] a',
      place: Math.max(0, at),
      sign: 'article h1',
    })
    const back = await page.evaluate(clickUntil, {
      link: 'article header a',
      place: 0,
      sign: '[role=row] a',
    })
    if (at < 0) continue
    toRecord.push(there)
    toList.push(back)
  }
  return { count, toRecord: spread(toRecord), toList: spread(toList) }
}

/** Runs in the page. */
async function clickUntil(asked: { link: string; place: number; sign: string }): Promise<number> {
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
  const link = document.querySelectorAll<HTMLElement>(asked.link)[asked.place]
  if (!link) throw new Error(`There is no ${asked.link}.`)
  // As the pointer does before every click.
  link.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
  await frame()
  const from = performance.now()
  link.click()
  while (!document.querySelector(asked.sign)) {
    await frame()
    if (performance.now() - from > 20_000) throw new Error(`${asked.sign} did not come.`)
  }
  // A task after the next frame runs when that frame was painted.
  await frame()
  await new Promise(resolve => setTimeout(resolve))
  return performance.now() - from
}
