// The import over HTTP: a file becomes a proposal, the proposal a report, the report a job.
import { useMutation } from '@tanstack/react-query'
import { post, request, search } from '../../api/client.ts'

export interface ColumnMapping {
  column: string
  field: string | null
  confidence: number
}

export interface ImportProposal {
  id: string
  columns: string[]
  samples: string[][]
  rows: number
  mapping: ColumnMapping[]
  /** What a column may be read as; a log has other targets than the record has fields. */
  fields?: { field: string; label: string; required: boolean }[]
}

export interface RowError {
  row: number
  column: string | null
  value: string | null
  message: string
}

export interface ImportReport {
  new: number
  changed: number
  skipped: number
  errors: RowError[]
  errorCount?: number
  notices?: RowError[]
  total: number
}

export interface ImportSource {
  file: File
  type: string
  kind: 'records' | 'incident-audit-log'
}

export function useUploadImport() {
  return useMutation({
    mutationFn: ({ file, type, kind }: ImportSource) => {
      const form = new FormData()
      form.append('file', file, file.name)
      return request<ImportProposal>('POST', `/imports${search({ type, kind })}`, { form })
    },
  })
}

const plain = ({ column, field }: ColumnMapping) => ({ column, field })

export function useDryRun(id: string) {
  return useMutation({
    mutationFn: (mapping: ColumnMapping[]) =>
      post<ImportReport>(`/imports/${id}/dry-run`, { mapping: mapping.map(plain) }),
  })
}

export function useRunImport(id: string) {
  return useMutation({
    mutationFn: ({ mapping, skipBad }: { mapping: ColumnMapping[]; skipBad: boolean }) =>
      post<{ job: string }>(`/imports/${id}/run`, {
        mapping: mapping.map(plain),
        ...(skipBad ? { skipBad } : {}),
      }),
  })
}
