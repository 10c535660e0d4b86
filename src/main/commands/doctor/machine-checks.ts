import { mkdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Ailment, type Check, some } from './check.ts'

const gibibyte = 1024 ** 3

export const machineChecks: readonly Check[] = [
  {
    name: 'attachments',
    look: async ({ db, config }) => {
      const found = await sql<{ sha256: string; size: number; name: string }>`
        select distinct on (sha256) sha256, size, name from attachment order by sha256`.execute(db)
      const wrong: string[] = []
      for (const { sha256, size, name } of found.rows) {
        const path = join(config.dataFolder, 'files', sha256.slice(0, 2), sha256)
        const here = await stat(path).catch(() => null)
        if (!here) wrong.push(`${name} (${sha256}) is missing`)
        else if (here.size !== size) wrong.push(`${name} (${sha256}) has ${here.size} bytes, not ${size}`)
      }
      if (wrong.length > 0) throw new Ailment(some(wrong))
      return `${found.rows.length} files are there with their size`
    },
  },
  {
    name: 'data folder',
    look: async ({ config: { dataFolder } }) => {
      const probe = join(dataFolder, `.doctor-${process.pid}`)
      try {
        await mkdir(dataFolder, { recursive: true })
        await writeFile(probe, '')
        await rm(probe)
      } catch (error) {
        throw new Ailment(
          `${dataFolder} cannot be written (${error instanceof Error ? error.message : 'unknown'})`,
        )
      }
      return `${dataFolder} can be written`
    },
  },
  {
    name: 'disk space',
    look: async ({ config: { dataFolder } }) => {
      const { bavail, bsize } = await statfs(dataFolder)
      const free = (bavail * bsize) / gibibyte
      if (free < 1)
        throw new Ailment(`only ${free.toFixed(1)} GiB are free. PostgreSQL stops when nothing is.`)
      return `${free.toFixed(1)} GiB free`
    },
  },
]
