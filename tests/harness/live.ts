import { request } from 'node:http'

export interface LiveStream {
  events: { event: string; data: Record<string, unknown> }[]
  ended: () => boolean
  close: () => void
}

/** Opens /live as a page would and collects what it is told. */
export function openLive(
  url: string,
  token: string,
  headers: Record<string, string> = {},
): Promise<LiveStream> {
  return new Promise((resolve, reject) => {
    const events: LiveStream['events'] = []
    let ended = false
    const outgoing = request(
      `${url}/api/v1/live`,
      { headers: { authorization: `Bearer ${token}`, ...headers } },
      response => {
        let rest = ''
        response.on('data', (chunk: Buffer) => {
          const blocks = (rest + chunk.toString()).split('\n\n')
          rest = blocks.pop() ?? ''
          for (const block of blocks) {
            const event = /^event: (.*)$/m.exec(block)?.[1]
            const data = /^data: (.*)$/m.exec(block)?.[1]
            if (event && data) events.push({ event, data: JSON.parse(data) })
          }
        })
        response.on('end', () => {
          ended = true
        })
        response.on('error', () => {
          ended = true
        })
        resolve({ events, ended: () => ended, close: () => outgoing.destroy() })
      },
    )
    outgoing.on('error', reject)
    outgoing.end()
  })
}
