import type { Random } from './random.ts'
import { endings, joints, openings, replies, syllables, symptoms, topics, usual } from './vocabulary.ts'

const rareNames = 30_000

/** Writes what people write in incidents: few words often, many words seldom, one topic at a time. */
export class Writer {
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  /** A topic for one incident; the usual troubles come more often. */
  topic(): number {
    return zipf(this.#random, topics.length)
  }

  /** 4 to 9 words. */
  title(topic: number): string {
    const words = [this.#of(topic), this.#of(topic), this.#random.pick(symptoms)]
    if (this.#random.chance(0.5)) words.push('in', this.#common())
    if (this.#random.chance(0.3)) words.push(this.#rare())
    return capital(words.join(' '))
  }

  /** 20 to 80 words. */
  description(topic: number): string {
    const wanted = 20 + Math.floor(this.#random.next() * 52)
    const sentences: string[] = []
    for (let words = 0; words < wanted; ) {
      const sentence = this.#sentence(topic)
      sentences.push(sentence)
      words += sentence.split(' ').length
    }
    if (this.#random.chance(0.6)) sentences.push(this.#random.pick(endings))
    return sentences.join(' ').split(' ').slice(0, 80).join(' ')
  }

  /** 10 to 25 words. */
  reply(topic: number): string {
    const more = this.#random.chance(0.5) ? ` ${this.#sentence(topic)}` : ''
    return `${this.#random.pick(replies)} ${this.#of(topic)} ${this.#common()}.${more}`
  }

  #sentence(topic: number): string {
    const { pick, chance } = this.#random
    const words = [pick(openings), 'the', this.#of(topic), this.#common(), pick(joints), this.#of(topic)]
    if (chance(0.6)) words.push('and the', this.#common(), this.#common())
    if (chance(0.35)) words.push('on', this.#rare())
    return `${words.join(' ')}.`
  }

  #of(topic: number): string {
    const words = topics[topic] ?? usual
    return words[zipf(this.#random, words.length)] ?? ''
  }

  #common(): string {
    return usual[zipf(this.#random, usual.length)] ?? ''
  }

  #rare(): string {
    return rareName(zipf(this.#random, rareNames))
  }
}

/** The rank of a draw where rank r comes about 1/r as often as the first. */
function zipf(random: Random, ranks: number): number {
  return Math.min(ranks - 1, Math.floor((ranks + 1) ** random.next()) - 1)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A host or product name, the same for a number each time: `corbenov0412`. */
export function rareName(number: number): string {
  const at = (place: number): string => syllables[place % syllables.length] ?? ''
  const name = at(number) + at(Math.floor(number / 26) + 7) + at(Math.floor(number / 676) + 3)
  return number % 3 === 0 ? `${name}${String(number % 997).padStart(3, '0')}` : name
}
