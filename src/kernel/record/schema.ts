import { type TSchema, Type } from 'typebox'
import type { RecordType } from './declaration.ts'
import type { Field, Fields } from './fields.ts'

const id = Type.String({ format: 'uuid' })
const nullable = (schema: TSchema): TSchema => Type.Union([schema, Type.Null()])

/** Control characters have no place in a one-line text; PostgreSQL cannot store NUL at all. */
const oneLine = '^[^\\u0000-\\u001F\\u007F]*$'
const noNul = '^[^\\u0000]*$'

function valueSchema(field: Field): TSchema {
  const { maxLength } = field
  const least = field.required ? { minLength: 1 } : {}
  switch (field.kind) {
    case 'text':
      return Type.String({ maxLength, pattern: oneLine, ...least })
    case 'longText':
      return Type.String({ maxLength, pattern: noNul, ...least })
    case 'number':
      return Type.Number({ minimum: field.min, maximum: field.max })
    case 'boolean':
      return Type.Boolean()
    case 'choice':
      return Type.Unsafe<string>({ type: 'string', enum: [...(field.values ?? [])] })
    case 'multiChoice':
      return Type.Array(Type.Unsafe<string>({ type: 'string', enum: [...(field.values ?? [])] }), {
        maxItems: 100,
        uniqueItems: true,
      })
    case 'textList':
      return Type.Array(Type.String({ maxLength, pattern: oneLine }), { maxItems: 500 })
    case 'date':
      return Type.String({ format: 'date' })
    case 'instant':
      return Type.String({ format: 'date-time' })
    case 'ref':
      return id
    case 'refList':
      return Type.Array(id, { maxItems: 2000, uniqueItems: true })
    case 'json':
      return Type.Unknown()
  }
}

/** What a command accepts: required fields present, others absent or null, nothing that is not named. */
export function inputSchema(fields: Fields, custom = false): TSchema {
  const properties: Record<string, TSchema> = {}
  for (const [name, field] of Object.entries(fields)) {
    const schema =
      field.default === undefined && !field.required ? nullable(valueSchema(field)) : valueSchema(field)
    properties[name] = field.required ? schema : Type.Optional(schema)
  }
  if (custom) properties.custom = Type.Optional(Type.Record(Type.String(), Type.Unknown()))
  return Type.Object(properties, { additionalProperties: false })
}

const reference = Type.Object({ id, name: Type.String() })

function replyValue(field: Field): TSchema {
  switch (field.kind) {
    case 'ref':
      return nullable(reference)
    case 'refList':
      return Type.Array(reference)
    case 'instant':
      return nullable(Type.String({ format: 'date-time' }))
    case 'number':
      return nullable(Type.Number())
    case 'boolean':
      return Type.Boolean()
    case 'multiChoice':
    case 'textList':
      return Type.Array(Type.String())
    case 'json':
      return Type.Unknown()
    default:
      return nullable(Type.String())
  }
}

/** What a reply holds. Internal fields are absent for those who may not see them. */
export function replySchema(record: RecordType): TSchema {
  const instant = Type.String({ format: 'date-time' })
  const properties: Record<string, TSchema> = {
    id,
    type: Type.String(),
    version: Type.Integer(),
    createdAt: instant,
    updatedAt: instant,
  }
  if (record.kind === 'work-item') {
    properties.number = Type.String()
    properties.state = Type.Unsafe<string>({ type: 'string', enum: Object.keys(record.states) })
    properties.stateCategory = Type.String()
  }
  for (const [name, field] of Object.entries(record.fields)) {
    properties[name] = Type.Optional(replyValue(field))
  }
  properties.custom = Type.Record(Type.String(), Type.Unknown())
  properties.abilities = Type.Record(Type.String(), Type.Boolean())
  return Type.Object(properties)
}
