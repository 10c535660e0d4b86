import type { WebResult } from '../web/measure-web.ts'
import { kilobytes, ms, percent, table, whole } from './markdown.ts'

export function webSection({ size, browser, firstLoads, routes, scrolled }: WebResult): string[] {
  const loads = firstLoads.map(({ page, files, scriptGzip, styleGzip, sent }) => [
    page,
    String(files),
    kilobytes(scriptGzip),
    kilobytes(styleGzip),
    kilobytes(sent),
  ])
  const changes = [
    ['list → record', routes.toRecord],
    ['record → list', routes.toList],
  ] as const
  return [
    `## Pages, in Chromium ${browser} on ${whole(size)} incidents`,
    table(['first load', 'files', 'JS by gzip', 'CSS by gzip', 'both as sent'], loads),
    table(
      [`change of route, ${routes.count} times, warm`, 'median ms', 'p95 ms'],
      changes.map(([change, times]) => [change, ms(times.medianMs), ms(times.p95Ms)]),
    ),
    `Scrolling ${whole(scrolled.rows)} rows of a queue, three rows a frame: ${whole(scrolled.frames)} frames, ` +
      `${scrolled.blankFrames} with blank rows; a frame took ${ms(scrolled.frameMedianMs)} ms (p95 ` +
      `${ms(scrolled.frameP95Ms)} ms), ${percent(scrolled.slowShare)} more than 33 ms. ` +
      `${scrolled.waitingFrames} frames stood at the end of what was loaded and waited for the next page.`,
  ]
}
