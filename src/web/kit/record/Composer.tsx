// Writing to somebody: who will read it is chosen first, and shows in the whole box and on the button.
import { IconLock, IconMessage, IconPaperclip } from '@tabler/icons-react'
import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { noteRest, noteWriting } from '../../api/being-here.ts'
import type { Audience } from '../../api/drafts.ts'
import { useMe } from '../../api/me.ts'
import type { RecordData, TypeMeta } from '../../api/types.ts'
import { useAnswerToAll } from '../../incident/answer-to-all.tsx'
import { t } from '../../messages/t.ts'
import { usePageSearch } from '../../router/use-page.ts'
import { useActs } from '../../shell/acts.ts'
import { IconButton } from '../Button.tsx'
import { classes } from '../classes.ts'
import { asRef } from '../field/field-value.ts'
import { ProblemNotice } from '../ProblemNotice.tsx'
import { WritingNow } from '../presence/PresenceFaces.tsx'
import { CannedReplies } from './CannedReplies.tsx'
import styles from './Composer.module.css'
import { ComposerFiles } from './ComposerFiles.tsx'
import { ComposerTab } from './ComposerTab.tsx'
import { ComposerText } from './ComposerText.tsx'
import { LetterDialogs } from './LetterDialogs.tsx'
import { collapse, expand } from './mentions.ts'
import { SendButton } from './SendButton.tsx'
import { mentionsFile } from './send-warnings.ts'
import type { Commands } from './use-commands.ts'
import { useDraft } from './use-draft.ts'
import { useLetter } from './use-letter.ts'

interface Props {
  type: TypeMeta
  record: RecordData
  commands: Commands
}

export function Composer({ type, record, commands }: Props) {
  const me = useMe()
  const { compose } = usePageSearch()
  const mayReply = record.abilities.comment === true && type.capabilities.replies
  const mayNote = record.abilities.commentInternally === true
  const [audience, setAudience] = useState<Audience>(
    compose === 'note' && mayNote ? 'note' : mayReply ? 'reply' : 'note',
  )
  const [text, setText] = useDraft({ type: type.type, record: record.id, audience })
  const [files, setFiles] = useState<File[]>([])
  const [over, setOver] = useState(false)
  const [picking, setPicking] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const id = useId()
  const requester = asRef(record.requester)
  const to = requester && requester.id !== me.id ? (requester.name.split(' ')[0] ?? requester.name) : null
  const isNote = audience === 'note'
  const toAll = useAnswerToAll(type, record, !isNote)

  const write = (next: Audience) => {
    setAudience(next)
    window.setTimeout(() => area.current?.focus())
  }
  useEffect(() => {
    if (compose) area.current?.focus()
  }, [compose])
  useActs('panel', [
    ...(mayReply ? [key('reply', t('acts.reply'), 'r', () => write('reply'))] : []),
    ...(mayNote ? [key('note', t('acts.note'), 'n', () => write('note'))] : []),
  ])

  const add = (more: Iterable<File>) => setFiles(before => [...before, ...more])
  const sendLabel = isNote
    ? t('composer.saveNote')
    : to
      ? t('composer.sendReply', { name: to })
      : t('composer.sendComment')
  const letter = useLetter(type, record, {
    audience,
    text,
    files,
    more: toAll.input,
    done: isNote ? t('composer.noteSaved') : t('composer.replySent', { name: to ?? '' }),
    clear: () => {
      setText('')
      setFiles([])
    },
  })
  const change = (next: string) => {
    setText(next)
    if (next.trim() === '') {
      letter.warnings.end()
      noteRest(record.id)
      return
    }
    letter.warnings.begin()
    noteWriting(record.id, audience)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  return (
    <section
      className={classes(styles.composer, isNote ? styles.note : styles.reply)}
      aria-label={t('composer.title')}
      data-over={over}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <WritingNow record={record} under />
      <div className={styles.tabs} role="tablist" aria-label={t('composer.audience')}>
        {mayReply && (
          <ComposerTab id={id} name="reply" current={audience} onChoose={write}>
            <IconMessage size={15} stroke={1.5} aria-hidden />
            {to ? t('composer.replyTo', { name: to }) : t('composer.comment')}
          </ComposerTab>
        )}
        {mayNote && (
          <ComposerTab id={id} name="note" current={audience} onChoose={write}>
            <IconLock size={15} stroke={1.5} aria-hidden />
            {t('composer.internalNote')}
          </ComposerTab>
        )}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${audience}`}>
        <ComposerText
          area={area}
          label={sendLabel}
          placeholder={
            isNote ? t('composer.notePlaceholder') : t('composer.replyPlaceholder', { name: to ?? '' })
          }
          value={text}
          readOnly={letter.busy}
          onChange={change}
          onFiles={add}
          onSend={() => letter.post()}
          onSlash={() => setPicking(true)}
        />
        {toAll.box}
        <ComposerFiles files={files} onChange={setFiles} />
        {files.length === 0 && mentionsFile(text) && (
          <p className={styles.warning} role="status">
            {t('composer.fileMissing')}
          </p>
        )}
        {letter.error && !letter.asking && (
          <div className={styles.error}>
            <ProblemNotice error={letter.error} />
          </div>
        )}
        <div className={styles.foot}>
          <IconButton small label={t('composer.attach')} onClick={() => chooser.current?.click()}>
            <IconPaperclip size={16} stroke={1.5} aria-hidden />
          </IconButton>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            onChange={event => {
              add(event.target.files ?? [])
              event.target.value = ''
            }}
          />
          <CannedReplies
            type={type}
            record={record}
            area={area}
            open={picking}
            onOpen={setPicking}
            // It comes as the box shows it: who was named before stays named.
            onInsert={shown => change(expand(shown, collapse(text).named))}
          />
          <span className={styles.space} />
          <SendButton
            label={sendLabel}
            tone={isNote ? 'note' : 'primary'}
            disabled={text.trim() === ''}
            busy={letter.busy}
            moves={commands.allowed.filter(command => command.to !== null)}
            onSend={letter.post}
          />
        </div>
      </div>
      <LetterDialogs record={record} letter={letter} sendLabel={sendLabel} />
    </section>
  )
}

function key(id: string, label: string, letter: string, run: () => void) {
  return { id: `record-${id}`, label, keys: [letter], group: t('acts.record'), run }
}
