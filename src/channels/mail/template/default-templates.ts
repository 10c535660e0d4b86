import { events } from '../../../capabilities/notification/events.ts'

/** What a mail is written for: something a person is told, or all he was told since the last digest. */
export const mailEvents = [...events, 'digest'] as const
export type MailEvent = (typeof mailEvents)[number]
export type Audience = 'requester' | 'staff'
export type MailLanguage = 'en' | 'de'

export interface MailTemplate {
  subject: string
  body: string
}

const entries = `{% for entry in entries %}**{{ entry.line }}**

{{ entry.text }}

{% endfor %}`

const subject = '[{{ record.number }}] {{ record.title }}'

const staff: Record<MailLanguage, MailTemplate> = {
  en: {
    subject,
    body: `${entries}{{ record.type }} {{ record.number }}, {{ record.state }}: {{ record.title }}`,
  },
  de: {
    subject,
    body: `${entries}{{ record.type }} {{ record.number }}, {{ record.state }}: {{ record.title }}`,
  },
}

const digest: Record<MailLanguage, MailTemplate> = {
  en: {
    subject: 'What is new since the last summary',
    body: `{% for item in records %}**{{ item.number }} {{ item.title }}**
{% for entry in item.entries %}
- {{ entry.line }}{% endfor %}

{{ item.url }}

{% endfor %}`,
  },
  de: {
    subject: 'Neues seit der letzten Zusammenfassung',
    body: `{% for item in records %}**{{ item.number }} {{ item.title }}**
{% for entry in item.entries %}
- {{ entry.line }}{% endfor %}

{{ item.url }}

{% endfor %}`,
  },
}

const requester: Partial<Record<MailEvent, Record<MailLanguage, MailTemplate>>> = {
  received: {
    // Says nothing that the sender wrote: whoever forges an address shall not speak through us.
    en: {
      subject: '[{{ record.number }}] We have received your message',
      body: `Hello,

we have received your message and keep it as **{{ record.number }}**. We will write to you here as soon as there is something to say.

Answer this mail if you want to add anything.`,
    },
    de: {
      subject: '[{{ record.number }}] Wir haben Ihre Nachricht erhalten',
      body: `Guten Tag,

wir haben Ihre Nachricht erhalten und führen sie als **{{ record.number }}**. Wir schreiben Ihnen hier, sobald es etwas zu sagen gibt.

Antworten Sie auf diese Mail, wenn Sie etwas ergänzen möchten.`,
    },
  },
  finished: {
    en: {
      subject,
      body: `Hello {{ person.first }},

${entries}{% if confirm %}If it works again there is nothing to do. Tell us below, or by answering this mail, if it does not.{% endif %}`,
    },
    de: {
      subject,
      body: `Guten Tag {{ person.name }},

${entries}{% if confirm %}Wenn alles wieder geht, ist nichts zu tun. Falls nicht, sagen Sie es unten oder antworten Sie auf diese Mail.{% endif %}`,
    },
  },
}

const conversation: Record<MailLanguage, MailTemplate> = {
  en: { subject, body: `Hello {{ person.first }},\n\n${entries}` },
  de: { subject, body: `Guten Tag {{ person.name }},\n\n${entries}` },
}

/** What is written as long as no administrator has written another. */
export function defaultTemplate(event: MailEvent, audience: Audience, language: MailLanguage): MailTemplate {
  if (event === 'digest') return digest[language]
  return audience === 'staff' ? staff[language] : (requester[event] ?? conversation)[language]
}
