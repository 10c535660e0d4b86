import { expect, it } from 'vitest'
import { readTar, tarEnd, tarHeader, tarPadding } from './tar.ts'

const archive = (files: Record<string, Buffer>): Buffer =>
  Buffer.concat([
    ...Object.entries(files).flatMap(([name, content]) => [
      tarHeader(name, content.length),
      content,
      tarPadding(content.length),
    ]),
    tarEnd,
  ])

async function* inChunks(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(bytes: Buffer, size = 1000): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for await (const { name, content } of readTar(inChunks(bytes, size))) {
    const parts: Buffer[] = []
    for await (const part of content) parts.push(part)
    files[name] = Buffer.concat(parts).toString()
  }
  return files
}

const files = {
  empty: Buffer.alloc(0),
  'tables/person/000001': Buffer.from('x'.repeat(512)),
  'files/ü': Buffer.from('y'.repeat(1300)),
}

it.each([1, 7, 511, 512, 513, 100_000])(
  'reads back what was written, however it comes (%i bytes a time)',
  async size => {
    const given = Object.entries(files).map(([name, content]) => [name, content.toString()])
    expect(await read(archive(files), size)).toEqual(Object.fromEntries(given))
  },
)

it('tells an archive that is cut off or damaged from a whole one', async () => {
  const whole = archive(files)
  for (const length of [0, 100, 512, 2000, whole.length - 1024]) {
    await expect(read(whole.subarray(0, length)), String(length)).rejects.toThrow('cut off')
  }
  const damaged = Buffer.from(whole)
  damaged.write('z', 3)
  await expect(read(damaged)).rejects.toThrow('damaged')
  await expect(read(Buffer.from('number,title\n'.repeat(100)))).rejects.toThrow('damaged')
})

it('refuses a name that does not fit', () => {
  expect(() => tarHeader('x'.repeat(101), 1)).toThrow('too large')
})
