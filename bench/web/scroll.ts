import type { Page } from 'playwright-core'
import { spread } from '../load/measure.ts'

export const scrolledRows = 10_000
/** Rows a frame: at 60 frames a second faster than anybody reads, about as fast as a wheel turned hard. */
const rowsAFrame = 3
/** On a machine that paints slowly the list is left before its end. */
const longestMs = 180_000

export interface Scrolled {
  rows: number
  frames: number
  /** Frames in which some of the visible list showed no row. */
  blankFrames: number
  /** Frames the list stood at its end and waited for the next page. */
  waitingFrames: number
  frameMedianMs: number
  frameP95Ms: number
  /** Frames of more than 33 ms: one was left out. */
  slowShare: number
}

interface Told {
  rows: number
  blank: number
  waiting: number
  times: number[]
}

/** Scrolls through a long queue frame by frame and looks each time whether rows are where the eye is. */
export async function scrollQueue(page: Page, q: string): Promise<Scrolled> {
  await page.goto(`/work/incidents?q=${encodeURIComponent(q)}`)
  await page.locator('[role=row] a').first().waitFor()
  const { rows, blank, waiting, times } = await page.evaluate(scrollThrough, {
    most: scrolledRows,
    rowsAFrame,
    longestMs,
  })
  const { medianMs, p95Ms } = spread(times)
  const slow = times.filter(time => time > 33.4).length
  return {
    rows,
    frames: times.length,
    blankFrames: blank,
    waitingFrames: waiting,
    frameMedianMs: medianMs,
    frameP95Ms: p95Ms,
    slowShare: slow / times.length,
  }
}

/** Runs in the page. */
async function scrollThrough(asked: { most: number; rowsAFrame: number; longestMs: number }): Promise<Told> {
  const { most, rowsAFrame, longestMs } = asked
  const grid = document.querySelector<HTMLElement>('[role=grid]')
  const group = grid?.querySelector('[role=rowgroup]:last-child')
  const one = group?.querySelector('[role=row]')?.getBoundingClientRect().height ?? 0
  if (!grid || !group || one === 0) throw new Error('There is no list of rows.')
  const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve))
  /** Whether the rows that exist cover what is in sight of the list. */
  const isBlank = () => {
    const sight = grid.getBoundingClientRect()
    const whole = group.getBoundingClientRect()
    const tops = [...group.querySelectorAll('[role=row]')].map(row => row.getBoundingClientRect().top)
    const from = Math.max(sight.top, whole.top)
    const to = Math.min(sight.bottom, whole.bottom)
    const covered = tops.filter(top => top < to && top + one > from).length
    return covered < Math.floor((to - from) / one)
  }
  const told: Told = { rows: 0, blank: 0, waiting: 0, times: [] }
  let before = await frame()
  const latest = before + longestMs
  let still = 0
  // The header counts as a row; a count of -1 is one of more than 10,000.
  const all = Number(grid.getAttribute('aria-rowcount')) - 1
  const end = all > 0 ? Math.min(most, all) : most
  while (told.rows < end && still < 600 && before < latest) {
    const top = grid.scrollTop
    grid.scrollTop = top + one * rowsAFrame
    still = grid.scrollTop === top ? still + 1 : 0
    if (still > 0) told.waiting++
    if (isBlank()) told.blank++
    told.rows = Math.round((grid.scrollTop + grid.clientHeight) / one)
    const now = await frame()
    told.times.push(now - before)
    before = now
  }
  return told
}
