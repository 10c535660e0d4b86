import { type TSchema, type TUnsafe, Type } from 'typebox'
import type { ImportRun } from './import-run.ts'
import { type ImportKind, importKinds } from './kinds.ts'
import type { ColumnMapping } from './mapping.ts'
import type { ImportReport } from './report.ts'
import type { Upload } from './upload.ts'

/** Null stands first: the server's coercion would make an empty text of it for the other. */
const nullable = (schema: TSchema): TSchema => Type.Union([Type.Null(), schema])
/** A reply whose type is known better than a schema can say it: dates are instants, lists are read-only. */
const reply = <T>(properties: Record<string, TSchema>): TUnsafe<T> => Type.Unsafe<T>(Type.Object(properties))

export const params = Type.Object({ id: Type.String({ maxLength: 64 }) })

export const uploadQuery = Type.Object({
  type: Type.Optional(Type.String({ maxLength: 64, description: 'The record type, for kind records.' })),
  kind: Type.Optional(Type.Unsafe<ImportKind>({ type: 'string', enum: [...importKinds] })),
})

const mapped = { column: Type.String({ maxLength: 200 }), field: nullable(Type.String({ maxLength: 100 })) }

export interface Order {
  mapping: ColumnMapping[]
  skipBad?: boolean
}

/** How to read the columns, and what to do with what is wrong. */
export const order = Type.Unsafe<Order>(
  Type.Object(
    {
      mapping: Type.Array(Type.Object(mapped, { additionalProperties: false }), { maxItems: 500 }),
      skipBad: Type.Optional(
        Type.Boolean({ description: 'Leave out what has errors instead of refusing the file.' }),
      ),
    },
    { additionalProperties: false },
  ),
)

export const uploaded = reply<Upload>({
  id: Type.String(),
  columns: Type.Array(Type.String()),
  samples: Type.Array(Type.Array(Type.String()), { description: 'The cells of the first rows.' }),
  rows: Type.Integer(),
  mapping: Type.Array(Type.Object({ ...mapped, confidence: Type.Number() })),
  fields: Type.Array(Type.Object({ field: Type.String(), label: Type.String(), required: Type.Boolean() }), {
    description: 'What a column may be read as.',
  }),
})

const problem = Type.Object({
  row: Type.Integer({ description: 'As a spreadsheet counts: the header is row 1.' }),
  column: nullable(Type.String()),
  value: nullable(Type.String()),
  message: Type.String(),
})

export const report = reply<ImportReport>({
  total: Type.Integer({ description: 'Rows of the file.' }),
  new: Type.Integer({ description: 'Records; an incident of a log has many rows.' }),
  changed: Type.Integer(),
  skipped: Type.Integer(),
  errors: Type.Array(problem, { description: 'The first thousand.' }),
  errorCount: Type.Integer(),
  notices: Type.Array(problem),
  noticeCount: Type.Integer(),
  counts: Type.Record(Type.String(), Type.Integer()),
  figures: Type.Record(Type.String(), nullable(Type.Number())),
})

export type ShownRun = Omit<ImportRun, 'sha256' | 'byId' | 'byName'> & {
  by: { id: string | null; name: string }
}

export const run = reply<ShownRun>({
  id: Type.String(),
  kind: Type.String(),
  recordType: Type.String(),
  fileName: Type.String(),
  size: Type.Integer(),
  columns: Type.Array(Type.String()),
  rows: Type.Integer(),
  mapping: nullable(Type.Array(Type.Object(mapped))),
  skipBad: Type.Boolean(),
  state: Type.String(),
  job: nullable(Type.String()),
  report: nullable(report),
  by: Type.Object({ id: nullable(Type.String()), name: Type.String() }),
  createdAt: Type.String({ format: 'date-time' }),
})
