// From the send button to the reader: a second look, the act that goes with it, and a while to take it back.
import { useState } from 'react'
import { noteRest } from '../../api/being-here.ts'
import type { Audience } from '../../api/drafts.ts'
import { useMe } from '../../api/me.ts'
import { takeBack } from '../../api/outbox.ts'
import type { CommandMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { useGo } from '../../router/use-page.ts'
import { recordPath } from '../../shell/paths.ts'
import { showProblem, showToast } from '../toast.ts'
import { returnToDraft } from './use-draft.ts'
import { useSend } from './use-send.ts'
import { useWarnings } from './use-warnings.ts'

interface Writing {
  audience: Audience
  text: string
  files: File[]
  /** More for the comment command. */
  more: Record<string, unknown>
  /** What to say when it has been sent. */
  done: string
  /** Empties the box. */
  clear: () => void
}

export function useLetter(type: TypeMeta, record: RecordData, writing: Writing) {
  const me = useMe()
  const go = useGo()
  const send = useSend(type, record)
  const warnings = useWarnings(type, record)
  const [asking, setAsking] = useState<CommandMeta | null>(null)
  const { audience, files } = writing
  const body = writing.text.trim()
  const isNote = audience === 'note'
  const busy = send.isPending || warnings.checking

  const undo = async (id: string) => {
    try {
      await takeBack(id)
    } catch (error) {
      showProblem(error)
      return
    }
    const isShown = returnToDraft(me.id, { type: type.type, record: record.id, audience }, body)
    if (!isShown) go(recordPath(type, record), { search: { compose: audience } })
    showToast(t('composer.takenBack'))
  }

  const deliver = (act: CommandMeta | null, input: Record<string, unknown> = {}) => {
    // Files are on the record from the moment they arrive: what carries them cannot be taken back.
    const seconds = isNote || files.length > 0 ? 0 : me.preferences.undoSeconds
    const letter = { body, internal: isNote, files, more: writing.more, seconds }
    send.mutate(act ? { ...letter, followedBy: { command: act.name, input } } : letter, {
      onSuccess: id => {
        setAsking(null)
        writing.clear()
        warnings.end()
        noteRest(record.id)
        if (id === null) showToast(act ? t('composer.doneWith', { command: act.label }) : writing.done)
        else
          showToast(
            act ? t('composer.heldWith', { command: act.label, seconds }) : t('composer.held', { seconds }),
            { lasts: seconds * 1000, action: { label: t('action.undo'), run: () => void undo(id) } },
          )
      },
    })
  }

  const post = (act: CommandMeta | null = null) => {
    if (body === '' || busy) return
    void warnings.ask(body, files, !isNote, () => {
      if (act && (act.input.length > 0 || act.tone === 'danger')) setAsking(act)
      else deliver(act)
    })
  }
  return { post, deliver, busy, warnings, asking, stopAsking: () => setAsking(null), error: send.error }
}

export type LetterState = ReturnType<typeof useLetter>
