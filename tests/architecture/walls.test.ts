import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Who may know whom. DESIGN in one table: a room may import itself and the rooms named here. */
const repository = resolve(import.meta.dirname, '../..')
const source = join(repository, 'src')

interface SourceFile {
  path: string
  text: string
  lines: number
  imports: string[]
}

const statement =
  /(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\s*\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(entry => {
      const path = join(entry.parentPath, entry.name)
      const text = readFileSync(path, 'utf8')
      const imports = [...text.matchAll(statement)].map(match => match[1] ?? match[2] ?? match[3] ?? '')
      return { path: relative(source, path), text, lines: text.split('\n').length - 1, imports }
    })
}

const files = filesBelow(source)

/** `practices/incident/web/x.tsx` is of the room `practices/incident` and of the web. */
const roomOf = (path: string): string => {
  const [first = '', second = ''] = path.split('/')
  return ['practices', 'capabilities', 'channels', 'bridges'].includes(first) &&
    second.includes('.') === false
    ? `${first}/${second}`
    : first
}
const isWeb = (path: string): boolean => path.startsWith('web/') || /\/web\//.test(path)
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

/** What a room may import, by the first folder of what it imports. */
const allowed: Record<string, readonly string[]> = {
  kernel: [],
  platform: ['kernel'],
  people: ['kernel', 'platform'],
  capabilities: ['kernel', 'platform', 'people'],
  practices: ['kernel', 'platform', 'people', 'capabilities'],
  bridges: ['kernel', 'platform', 'people', 'capabilities', 'practices'],
  metrics: ['kernel', 'platform', 'practices'],
  channels: ['kernel', 'platform', 'people', 'capabilities', 'practices'],
  web: ['practices'],
  main: ['kernel', 'platform', 'people', 'capabilities', 'practices', 'bridges', 'metrics', 'channels'],
}

function importedPaths(file: SourceFile): string[] {
  return file.imports
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => relative(source, resolve(join(source, dirname(file.path)), specifier)))
}

describe('the walls', () => {
  it.each(files.filter(file => !isTest(file.path)).map(file => [file.path, file] as const))(
    '%s imports only what it may',
    (_, file) => {
      const room = roomOf(file.path)
      const [floor = ''] = room.split('/')
      for (const path of importedPaths(file)) {
        const target = roomOf(path)
        const [targetFloor = ''] = target.split('/')
        if (target === room || (floor === 'capabilities' && !room.includes('/'))) continue
        // The demo is a program of its own beside src; only main starts it.
        if (path.startsWith('..')) {
          expect(floor === 'main' && path.startsWith('../demo/'), `${file.path} → ${path}`).toBe(true)
          continue
        }
        const isSameFloor = floor === targetFloor
        expect(!isSameFloor && (allowed[floor] ?? []).includes(targetFloor), `${file.path} → ${path}`).toBe(
          true,
        )
        if (['metrics', 'channels', 'bridges'].includes(floor) && targetFloor === 'practices') {
          expect(
            path.endsWith('/index.ts'),
            `${file.path} → ${path}: a practice is entered by its index`,
          ).toBe(true)
        }
      }
    },
  )

  it('keeps the browser and the server apart', () => {
    for (const file of files) {
      const packages = file.imports.filter(specifier => !specifier.startsWith('.'))
      if (!isWeb(file.path)) {
        expect(
          packages.filter(name => /^(react|@tanstack|@mantine)/.test(name)),
          file.path,
        ).toEqual([])
        expect(importedPaths(file).filter(isWeb), file.path).toEqual([])
      } else {
        expect(
          packages.filter(name => /^(node:|pg|kysely|fastify)/.test(name)),
          file.path,
        ).toEqual([])
      }
    }
  })

  it('keeps HTTP and practices out of the kernel', () => {
    for (const file of files.filter(item => item.path.startsWith('kernel/') && !isTest(item.path))) {
      expect(
        file.imports.filter(name => /fastify|react/.test(name)),
        file.path,
      ).toEqual([])
      expect(file.text, `${file.path} names a practice`).not.toMatch(/'(incident|problem|change|request)'/)
    }
  })

  it('reads the environment in one place', () => {
    const readers = files
      .filter(file => !isTest(file.path) && /process\.env(?!\))/.test(file.text))
      .map(file => file.path)
    for (const path of readers) expect(path).toMatch(/^(main|platform)\//)
  })
})

describe('the size of things', () => {
  it('keeps the kernel at 4,000 lines', () => {
    const kernel = files.filter(file => file.path.startsWith('kernel/') && !isTest(file.path))
    expect(kernel.reduce((sum, file) => sum + file.lines, 0)).toBeLessThanOrEqual(4000)
  })

  it('keeps files short: none above 400 lines, 95 % within 250', () => {
    const sources = files.filter(file => !isTest(file.path))
    expect(sources.filter(file => file.lines > 400).map(file => file.path)).toEqual([])
    const long = sources.filter(file => file.lines > 250)
    expect(long.length / sources.length, long.map(file => file.path).join(', ')).toBeLessThanOrEqual(0.05)
  })
})
