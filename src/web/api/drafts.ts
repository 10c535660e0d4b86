// What is written and not sent: on this device with every key, on the server each second, so that no crash costs more.
import { get, request } from './client.ts'

export type Audience = 'reply' | 'note'

export interface DraftPlace {
  type: string
  record: string
  audience: Audience
}

export const fetchDrafts = async (type: string, record: string) =>
  (await get<{ items: { audience: Audience; body: string }[] }>(`/drafts?type=${type}&record=${record}`))
    .items

const saveMs = 1_000
const longest = 50_000

/** One for each person, record and audience; it outlives the page that shows the text. */
export class DraftKeeper {
  readonly #place: DraftPlace
  readonly #key: string
  #waiting: string | null = null
  #timer = 0
  /** One after the other: an older text must not arrive after a newer one. */
  #saving: Promise<void> = Promise.resolve()

  constructor(person: string, place: DraftPlace) {
    this.#place = place
    this.#key = `steward.draft.${person}.${place.record}.${place.audience}`
  }

  /** What this device remembers. */
  get text(): string {
    return localStorage.getItem(this.#key) ?? ''
  }

  /** Whether this device holds something the server has not got: then it is the newer one. */
  get isUnsaved(): boolean {
    return localStorage.getItem(`${this.#key}.unsaved`) !== null
  }

  change(text: string): void {
    this.#store(text)
    localStorage.setItem(`${this.#key}.unsaved`, '1')
    this.#waiting = text
    if (text === '') this.flush()
    else if (!this.#timer) this.#timer = window.setTimeout(() => this.flush(), saveMs)
  }

  /** The server's copy, from another device or an earlier visit. */
  adopt(text: string): void {
    this.#store(text)
  }

  /** Tries again what was not saved, because there was no network or the page was closed. */
  saveAgain(): void {
    if (!this.isUnsaved || this.#waiting !== null) return
    this.#waiting = this.text
    this.flush()
  }

  flush(): void {
    window.clearTimeout(this.#timer)
    this.#timer = 0
    const text = this.#waiting
    if (text === null) return
    this.#waiting = null
    const body = { ...this.#place, body: text.slice(0, longest) }
    this.#saving = this.#saving
      .then(() => request<null>('POST', '/drafts', { body }))
      .then(
        () => {
          if (this.#waiting === null && this.text === text) localStorage.removeItem(`${this.#key}.unsaved`)
        },
        // Kept on this device, and marked so.
        () => {},
      )
  }

  #store(text: string): void {
    if (text === '') localStorage.removeItem(this.#key)
    else localStorage.setItem(this.#key, text)
  }
}

const keepers = new Map<string, DraftKeeper>()

export function keeperOf(person: string, place: DraftPlace): DraftKeeper {
  const key = `${person} ${place.record} ${place.audience}`
  const keeper = keepers.get(key) ?? new DraftKeeper(person, place)
  keepers.set(key, keeper)
  return keeper
}

window.addEventListener('pagehide', () => {
  for (const keeper of keepers.values()) keeper.flush()
})
window.addEventListener('online', () => {
  for (const keeper of keepers.values()) keeper.saveAgain()
})
