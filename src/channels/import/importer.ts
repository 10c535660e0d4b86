import type { ImportReport } from './report.ts'

export interface ImportOptions {
  /** Find out and report, write nothing. */
  dryRun: boolean
  /** Import what has no error instead of refusing the file. */
  skipBad: boolean
  onProgress?: (done: number, total: number) => Promise<void>
}

export interface Imported {
  report: ImportReport
  /** False: a dry run, or a file that was refused. */
  written: boolean
}
