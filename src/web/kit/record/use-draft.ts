import { useEffect, useEffectEvent, useState } from 'react'
import { type Audience, type DraftPlace, fetchDrafts, keeperOf } from '../../api/drafts.ts'
import { useMe } from '../../api/me.ts'

const audiences: Audience[] = ['reply', 'note']
const shown = new Map<string, (text: string) => void>()
const nameOf = ({ record, audience }: DraftPlace) => `${record} ${audience}`

/** Typed text survives a reload, a crash and another device: per person, record and audience. */
export function useDraft(place: DraftPlace): [string, (text: string) => void] {
  const me = useMe()
  const { type, record } = place
  const name = nameOf(place)
  const [texts, setTexts] = useState<Record<string, string>>({})
  const text = texts[name] ?? keeperOf(me.id, place).text

  useEffect(() => {
    let here = true
    fetchDrafts(type, record).then(
      items => {
        if (!here) return
        for (const audience of audiences) {
          const keeper = keeperOf(me.id, { type, record, audience })
          if (keeper.isUnsaved) {
            keeper.saveAgain()
            continue
          }
          const body = items.find(item => item.audience === audience)?.body ?? ''
          keeper.adopt(body)
          // Whoever has begun to type is not interrupted.
          setTexts(before => {
            const own = nameOf({ type, record, audience })
            return own in before ? before : { ...before, [own]: body }
          })
        }
      },
      // Without the server there is what this device remembers.
      () => {},
    )
    return () => {
      here = false
    }
  }, [me.id, type, record])

  const change = (next: string) => {
    setTexts(before => ({ ...before, [name]: next }))
    keeperOf(me.id, place).change(next)
  }
  const giveBack = useEffectEvent((returned: string) => change(joined(returned, text)))
  useEffect(() => {
    const give = (returned: string) => giveBack(returned)
    shown.set(name, give)
    return () => {
      if (shown.get(name) === give) shown.delete(name)
      keeperOf(me.id, { type, record, audience: name.endsWith('note') ? 'note' : 'reply' }).flush()
    }
  }, [me.id, type, record, name])
  return [text, change]
}

const joined = (first: string, rest: string) => (rest.trim() === '' ? first : `${first}\n\n${rest}`)

/** Puts a text back where it was written; false when that place is not on the page, where it then waits. */
export function returnToDraft(person: string, place: DraftPlace, text: string): boolean {
  const give = shown.get(nameOf(place))
  if (give) {
    give(text)
    return true
  }
  const keeper = keeperOf(person, place)
  keeper.change(joined(text, keeper.text))
  return false
}
