import { useState } from 'react'
import { useTypeByName } from '../../api/meta.ts'
import { type PreparedTemplate, useTemplates } from '../../api/templates.ts'
import type { FieldValue, TypeMeta } from '../../api/types.ts'
import { preparedValues } from '../field/prepared-values.ts'

export interface TemplateChoice {
  offered: PreparedTemplate[]
  chosen: PreparedTemplate | null
  choose: (id: string) => void
  values: Record<string, FieldValue>
}

/** The templates a new record of the type may begin with, and what the chosen one fills in. */
export function useTemplate(type: TypeMeta): TemplateChoice {
  const isKnown = useTypeByName('template') !== null
  const [id, setId] = useState('')
  const offered = useTemplates(type.type, isKnown && type.kind === 'work-item').data?.items ?? []
  const chosen = offered.find(template => template.id === id) ?? null
  return { offered, chosen, choose: setId, values: chosen ? preparedValues(type.fields, chosen.values) : {} }
}
