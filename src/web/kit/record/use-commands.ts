import { useState } from 'react'
import { useRunCommand } from '../../api/change-record.ts'
import type { CommandMeta, RecordData, TypeMeta } from '../../api/types.ts'
import { t } from '../../messages/t.ts'
import { showProblem, showToast } from '../toast.ts'
import { undoButton } from '../verbs/take-back.ts'

export interface Commands {
  /** What this person may do to this record now, as the server says. */
  allowed: CommandMeta[]
  asking: CommandMeta | null
  start: (command: CommandMeta) => void
  stop: () => void
}

export function useCommands(type: TypeMeta, record: RecordData): Commands {
  const run = useRunCommand(type)
  const [asking, setAsking] = useState<CommandMeta | null>(null)
  return {
    allowed: type.commands.filter(command => record.abilities[command.name]),
    asking,
    stop: () => setAsking(null),
    start: command => {
      // Nothing to ask and nothing to regret: no dialog in between.
      if (command.input.length > 0 || command.tone === 'danger') {
        setAsking(command)
        return
      }
      run.mutate(
        { record, command: command.name },
        {
          onSuccess: () =>
            showToast(
              t('command.done', { command: command.label, record: record.number ?? '' }),
              undoButton(),
            ),
          onError: showProblem,
        },
      )
    },
  }
}
