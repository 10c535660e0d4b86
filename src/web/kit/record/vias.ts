import type { MessageKey } from '../../messages/t.ts'

/** How something reached Steward, where it is worth a word; the workspace goes without saying. */
export const vias: Record<string, MessageKey> = {
  mail: 'via.mail',
  api: 'via.api',
  import: 'via.import',
  portal: 'via.portal',
  cli: 'via.cli',
}
