import { useCount } from '../api/records.ts'
import type { DialogProps } from '../extras.tsx'
import { CommandDialog } from '../kit/record/CommandDialog.tsx'
import { t } from '../messages/t.ts'

/** Resolving asks about children only where there are some; they are resolved with it unless the box is ticked. */
export function ResolveDialog(props: DialogProps) {
  const { type, record, command } = props
  const children = useCount(type.plural, `parent:${record.id} is:active`)
  const count = children.data?.count ?? 0
  const input = command.input
    .filter(field => field.name !== 'only' || count > 0)
    .map(field =>
      field.name === 'only'
        ? { ...field, label: t('family.resolveOnly'), hint: t('family.resolveOnlyHint', { count }) }
        : field,
    )
  return <CommandDialog {...props} command={{ ...command, input }} />
}
