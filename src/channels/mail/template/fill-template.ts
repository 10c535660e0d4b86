import { sql } from 'kysely'
import type { Kernel } from '../../../kernel/kernel.ts'
import {
  type Audience,
  defaultTemplate,
  type MailEvent,
  type MailLanguage,
  type MailTemplate,
} from './default-templates.ts'
import { type Rendered, renderTemplate } from './engine.ts'

export interface Occasion {
  event: MailEvent
  audience: Audience
  language: MailLanguage
}

export interface FilledTemplate {
  subject: string
  body: Rendered
}

/** The mail for this occasion, in an administrator's words where there are some, else in Steward's own. */
export async function fillTemplate(
  kernel: Kernel,
  occasion: Occasion,
  values: Record<string, unknown>,
): Promise<FilledTemplate> {
  const own = await ownTemplate(kernel, occasion)
  const usual = defaultTemplate(occasion.event, occasion.audience, occasion.language)
  if (!own) return filled(usual, values)
  try {
    return filled(own, values)
  } catch (error) {
    // A mail that is due is more than how it is worded.
    kernel.log.warn({ ...occasion, error: String(error) }, 'a mail template could not be filled in')
    return filled(usual, values)
  }
}

export function filled(template: MailTemplate, values: Record<string, unknown>): FilledTemplate {
  const { text } = renderTemplate(template.subject, values)
  return { subject: text.replace(/\s+/g, ' ').slice(0, 500), body: renderTemplate(template.body, values) }
}

/** Of several for the same occasion the one that was changed last. */
async function ownTemplate(
  kernel: Kernel,
  { event, audience, language }: Occasion,
): Promise<MailTemplate | null> {
  const found = await sql<MailTemplate>`
    select subject, body from mail_template
    where event = ${event} and audience = ${audience} and language = ${language} and active
    order by updated_at desc, id limit 1`.execute(kernel.db)
  return found.rows[0] ?? null
}
