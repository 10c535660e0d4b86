import { parseArgs } from 'node:util'

export interface Options {
  sizes: readonly number[]
  /** How long each operation is measured at each number of connections. */
  seconds: number
  /** The day the results carry. */
  date: string
  /** Leaves the filled databases on a server named by DATABASE_URL; those in data/bench always stay. */
  keep: boolean
  /** Only operations whose name holds this text; the results file is then not written. */
  only: string | null
  /** Minutes of mixed load at the largest size, to see whether memory stays flat; 0 for none. */
  soak: number
  /** Whether the pages are measured too. */
  web: boolean
}

/** `--sizes 10000,100000,1000000 --seconds 5 --date 2026-03-31 --only search --soak 30 --no-web --keep` */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '10000,100000,1000000' },
      seconds: { type: 'string', default: '4' },
      date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
      soak: { type: 'string', default: '0' },
      'no-web': { type: 'boolean', default: false },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  const seconds = Number(values.seconds)
  if (sizes.some(size => !Number.isInteger(size) || size < 1000)) {
    throw new Error('--sizes takes whole numbers from 1000, separated by commas.')
  }
  if (!(seconds > 0)) throw new Error('--seconds takes a number above 0.')
  const soak = Number(values.soak)
  if (!(soak >= 0)) throw new Error('--soak takes a number of minutes.')
  const { date, keep, only = null } = values
  return { sizes: sizes.sort((a, b) => a - b), seconds, date, keep, only, soak, web: !values['no-web'] }
}
