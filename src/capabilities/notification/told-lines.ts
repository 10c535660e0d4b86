// What a person is told when no page is open to say it: the sentences of mails and notices.
import type { languageOf } from '../../kernel/record/messages.ts'

export type ToldLanguage = ReturnType<typeof languageOf>

type Line = (actor: string, detail: string) => string

/** The detail of an alarm is the share that is used up and the name of the target: `75 Resolution`. */
const alarm = (detail: string): { percent: string; target: string } => {
  const [percent = '', ...target] = detail.split(' ')
  return { percent, target: target.join(' ') }
}

/** What happened, as a sentence; a reason without words of its own is a change. */
const lines: Record<ToldLanguage, Record<string, Line>> = {
  en: {
    mentioned: actor => `${actor} mentioned you`,
    assigned: actor => `${actor} assigned it to you`,
    breached: (_, detail) => `${alarm(detail).target}: the time has run out`,
    warned: (_, detail) => `${alarm(detail).target}: ${alarm(detail).percent} % of the time is used up`,
    asked: actor => `${actor} needs an answer from you`,
    'finished:resolved': actor => `${actor} solved your request`,
    'finished:cancelled': actor => `${actor} cancelled your request`,
    'finished:merged': actor => `${actor} joined your request with another about the same`,
    received: actor => `${actor} opened this request for you`,
    answered: actor => `${actor} wrote`,
    replied: actor => `${actor} replied`,
    noted: actor => `${actor} wrote an internal note`,
    'changed:resolved': actor => `${actor} resolved it`,
    'changed:held': actor => `${actor} put it on hold`,
    'changed:reopened': actor => `${actor} reopened it`,
    'changed:cancelled': actor => `${actor} cancelled it`,
    'changed:merged': actor => `${actor} merged it as a duplicate`,
    group: actor => `${actor} gave it to your group`,
    changed: actor => `${actor} changed it`,
  },
  de: {
    mentioned: actor => `${actor} hat Sie erwähnt`,
    assigned: actor => `${actor} hat es Ihnen zugewiesen`,
    breached: (_, detail) => `${alarm(detail).target}: Die Zeit ist abgelaufen`,
    warned: (_, detail) => `${alarm(detail).target}: ${alarm(detail).percent} % der Zeit sind verbraucht`,
    asked: actor => `${actor} braucht eine Antwort von Ihnen`,
    'finished:resolved': actor => `${actor} hat Ihre Anfrage gelöst`,
    'finished:cancelled': actor => `${actor} hat Ihre Anfrage storniert`,
    'finished:merged': actor => `${actor} hat Ihre Anfrage mit einer anderen zum selben Thema verbunden`,
    received: actor => `${actor} hat diese Anfrage für Sie eröffnet`,
    answered: actor => `${actor} schreibt`,
    replied: actor => `${actor} hat geantwortet`,
    noted: actor => `${actor} hat eine interne Notiz geschrieben`,
    'changed:resolved': actor => `${actor} hat es gelöst`,
    'changed:held': actor => `${actor} hat es angehalten`,
    'changed:reopened': actor => `${actor} hat es wieder geöffnet`,
    'changed:cancelled': actor => `${actor} hat es storniert`,
    'changed:merged': actor => `${actor} hat es als Duplikat zusammengeführt`,
    group: actor => `${actor} hat es Ihrer Gruppe gegeben`,
    changed: actor => `${actor} hat es geändert`,
  },
}

/** What happened, for a mail or a notice: who did what. */
export function lineOf(language: ToldLanguage, reason: string, detail: string | null, actor: string): string {
  const words = lines[language]
  const line = words[detail ? `${reason}:${detail}` : reason] ?? words[reason] ?? words.changed
  return line ? line(actor, detail ?? '') : actor
}
