import { Transform } from 'node:stream'

/** The stream up to so many bytes; the rest is read and thrown away, so that whoever sends it can be answered. */
export function bounded(
  stream: NodeJS.ReadableStream,
  maxBytes: number,
): { raw: Transform; isTooLarge: () => boolean } {
  let size = 0
  const raw = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const left = Math.max(0, maxBytes - size)
      size += chunk.length
      done(null, chunk.subarray(0, left))
    },
  })
  stream.on('error', error => raw.destroy(error as Error))
  stream.pipe(raw)
  return { raw, isTooLarge: () => size > maxBytes }
}
