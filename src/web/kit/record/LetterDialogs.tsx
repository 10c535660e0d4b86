import type { RecordData } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { Dialog } from '../Dialog.tsx'
import { FieldForm } from '../field/FieldForm.tsx'
import { initialOf } from './CommandDialog.tsx'
import type { LetterState } from './use-letter.ts'
import { WarnDialog } from './WarnDialog.tsx'

interface Props {
  record: RecordData
  letter: LetterState
  sendLabel: string
}

/** What stands between the button and the sending: a warning, or what the act that goes with it wants to know. */
export function LetterDialogs({ record, letter, sendLabel }: Props) {
  const { warnings, asking } = letter
  return (
    <>
      {warnings.held && (
        <WarnDialog warnings={warnings.held.warnings} onSend={warnings.held.send} onBack={warnings.back} />
      )}
      {asking && (
        <Dialog
          title={t('command.title', { command: asking.label, record: record.number ?? '' })}
          onClose={letter.stopAsking}
        >
          <FieldForm
            fields={asking.input}
            initial={initialOf(record, asking)}
            submitLabel={t('composer.sendThen', { send: sendLabel, command: asking.label })}
            tone={asking.tone === 'danger' ? 'danger' : 'primary'}
            busy={letter.busy}
            error={letter.error}
            onSubmit={input => letter.deliver(asking, input)}
            onCancel={letter.stopAsking}
          />
        </Dialog>
      )}
    </>
  )
}
