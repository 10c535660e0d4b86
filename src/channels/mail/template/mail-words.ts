import type { MailLanguage } from './default-templates.ts'

export const mailLanguage = (language: string): MailLanguage => (/^de\b/i.test(language) ? 'de' : 'en')

/** The words around what a template says. */
export const frameWords = {
  en: {
    open: (number: string) => `Open ${number}`,
    fixed: 'Yes, it is fixed',
    notFixed: 'No, not yet',
    becauseRequester: 'You get this mail because this is your request.',
    becauseStaff: 'You get this mail because you work on this, follow it or were named.',
    becauseDigest: 'You asked for these together. What you have seen already is left out.',
    answer: 'Answer this mail to write to us.',
    answerNote: 'What you answer to this mail is kept as an internal note.',
    answerReply: 'What you answer to this mail is sent to the requester.',
    unsubscribe: 'No more mail about this one',
    preferences: 'What you are told',
    internal: 'The text stays in Steward: internal notes are not mailed.',
  },
  de: {
    open: (number: string) => `${number} öffnen`,
    fixed: 'Ja, es ist behoben',
    notFixed: 'Nein, noch nicht',
    becauseRequester: 'Sie erhalten diese Mail, weil dies Ihre Anfrage ist.',
    becauseStaff: 'Sie erhalten diese Mail, weil Sie daran arbeiten, es verfolgen oder genannt wurden.',
    becauseDigest: 'Sie haben dies gesammelt bestellt. Was Sie schon gesehen haben, fehlt.',
    answer: 'Antworten Sie auf diese Mail, um uns zu schreiben.',
    answerNote: 'Was Sie auf diese Mail antworten, wird als interne Notiz abgelegt.',
    answerReply: 'Was Sie auf diese Mail antworten, geht an den Melder.',
    unsubscribe: 'Dazu keine Mails mehr',
    preferences: 'Was Sie erfahren',
    internal: 'Der Text bleibt in Steward: Interne Notizen werden nicht gemailt.',
  },
} as const

export type FrameWords = (typeof frameWords)[MailLanguage]
