import { useQuery } from '@tanstack/react-query'
import { request } from '../../api/client.ts'
import { TextArea } from '../../kit/field/TextField.tsx'
import { t } from '../../messages/t.ts'
import { useDebounced } from '../../shell/use-debounced.ts'

interface Props {
  label: string
  hint: string
  value: string
  recordType: string
  /** What saving said of it. */
  error: string | null
  onChange: (value: string) => void
}

/** A condition that is read while it is typed: what is wrong with it stands below. */
export function ConditionField({ label, hint, value, recordType, error, onChange }: Props) {
  const asked = useDebounced(value.trim(), 300)
  const check = useQuery({
    queryKey: ['condition', recordType, asked],
    queryFn: () =>
      request<{ problem: string | null }>('POST', '/agreements/check', {
        body: { recordType, condition: asked },
      }),
    enabled: asked !== '' && recordType !== '',
    staleTime: Infinity,
  })
  const isChecked = asked === value.trim()
  const problem = isChecked && asked !== '' ? (check.data?.problem ?? null) : null
  const fine = isChecked && asked !== '' && check.data && !check.data.problem ? t('agreement.readable') : hint
  return (
    <TextArea
      label={label}
      hint={fine}
      error={problem ?? (isChecked ? error : null)}
      rows={2}
      maxLength={2000}
      spellCheck={false}
      value={value}
      onChange={event => onChange(event.target.value)}
    />
  )
}
