import { Connection } from './connection.ts'
import { type Measured, measure } from './measure.ts'
import type { Material, Operation } from './operations.ts'

/** Measures an operation over HTTP. Throws on the first answer that is not a success. */
export async function measureHttp(
  { port, token }: { port: number; token: string },
  { operation, material }: { operation: Operation; material: Material },
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Measured> {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port, token)))
  try {
    return await measure(seconds, connections, async at => {
      const request = operation.next(material)
      const connection = open[at]
      if (!request || !connection) return false
      const { status, body } = await connection.send(request)
      if (status >= 300) throw new Error(`${operation.name}: ${status} ${body}`)
      if (operation.done) operation.done(material, idOf(body))
      return true
    })
  } finally {
    for (const connection of open) connection.close()
  }
}

// Every reply begins with its record's id: reading it all would cost more than it measures.
const idOf = (body: string): string => /"id":"([^"]+)"/.exec(body)?.[1] ?? ''
