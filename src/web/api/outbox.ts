// Replies that may still be taken back. They wait on the server; a page that closes says: do not wait.
import { request } from './client.ts'

export interface LetterInput {
  type: string
  record: string
  comment: { body: string; internal: boolean; attachments?: string[] }
  followedBy?: { command: string; input: Record<string, unknown> }
}

const held = new Set<string>()

/** Sends after so many seconds; returns the name to take it back by. */
export async function postLetter(letter: LetterInput, seconds: number): Promise<string> {
  const id = crypto.randomUUID()
  // Known before the server answers: the page may be closed in between.
  if (seconds > 0) held.add(id)
  try {
    await request<null>('POST', '/outbox', { body: { id, ...letter, seconds } })
  } catch (error) {
    held.delete(id)
    throw error
  }
  window.setTimeout(() => held.delete(id), seconds * 1000)
  return id
}

export async function takeBack(id: string): Promise<void> {
  await request('DELETE', `/outbox/${id}`)
  held.delete(id)
}

window.addEventListener('pagehide', () => {
  for (const id of held) {
    navigator.sendBeacon(`/api/v1/outbox/${id}/send`, new Blob(['{}'], { type: 'application/json' }))
  }
  held.clear()
})
