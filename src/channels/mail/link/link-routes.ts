import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { muteRecord } from '../../../capabilities/notification/mark-inbox.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import { type App, anyone } from '../../../platform/http/routes.ts'
import type { MailPost } from '../mail-post.ts'
import type { MailLanguage } from '../template/default-templates.ts'
import { mailLanguage } from '../template/mail-words.ts'
import { answerConfirmation } from './answer-confirmation.ts'
import { confirmForm, linkPage, linkWords, unsubscribeForm } from './link-page.ts'
import { type SentMessage, sentMessage } from './sent-message.ts'

const params = Type.Object({ token: Type.String({ maxLength: 60 }) })
const schema = { hide: true, params }
const validMs = 90 * 24 * 60 * 60_000
const bodyLimit = 32 * 1024

/** What a link in a mail leads to: a page that asks, and acts when a button is pressed; nobody need sign in. */
export async function mailLinkRoutes(app: App, post: MailPost): Promise<void> {
  await app.register(async (scope: App) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )

    scope.get('/mail/unsubscribe/:token', { config: anyone, schema }, async (request, reply) => {
      const opened = await open(post, 'unsubscribe', request.params.token)
      if (!opened) return show(reply, expired('en'), 410)
      return show(reply, unsubscribeForm(opened.language, opened.number))
    })

    // Also what a mail program does by itself when its own button is pressed (RFC 8058).
    scope.post('/mail/unsubscribe/:token', { config: anyone, schema }, async (request, reply) => {
      const opened = await open(post, 'unsubscribe', request.params.token)
      if (!opened) return show(reply, expired('en'), 410)
      await muteRecord(post.kernel, opened.message.personId, opened.message.recordId, true)
      return show(
        reply,
        linkPage(opened.language, linkWords[opened.language].unsubscribed(opened.number), ''),
      )
    })

    scope.get('/mail/confirm/:token', { config: anyone, schema }, async (request, reply) => {
      const opened = await open(post, 'confirm', request.params.token)
      if (!opened) return show(reply, expired('en'), 410)
      const no = Object.hasOwn(request.query as object, 'no')
      return show(reply, confirmForm(opened.language, opened.number, { no }))
    })

    scope.post('/mail/confirm/:token', { config: anyone, schema }, async (request, reply) => {
      const opened = await open(post, 'confirm', request.params.token)
      if (!opened) return show(reply, expired('en'), 410)
      const { language, number, message } = opened
      const words = linkWords[language]
      const { answer, text = '' } = (request.body ?? {}) as { answer?: string; text?: string }
      const fixed = answer === 'yes'
      if (!fixed && text.trim() === '')
        return show(reply, confirmForm(language, number, { no: true, problem: words.textNeeded }), 422)
      const done = await answerConfirmation(
        post.kernel,
        message,
        fixed ? { fixed } : { fixed: false, text: text.trim().slice(0, 5000) },
      )
      if (!done) return show(reply, linkPage(language, words.notNow(number), ''), 409)
      return show(reply, linkPage(language, fixed ? words.closed : words.reopened, ''))
    })
  })
}

interface Opened {
  message: SentMessage
  /** Of the record, the only thing the page says of it. */
  number: string
  language: MailLanguage
}

async function open(
  { kernel, signer }: MailPost,
  purpose: 'unsubscribe' | 'confirm',
  token: string,
): Promise<Opened | null> {
  const signed = signer.verify(purpose, token)
  const message = signed === null ? null : await sentMessage(kernel.db, signed)
  if (!message || !kernel.registry.has(message.recordType)) return null
  if (kernel.clock.now().getTime() - message.at.getTime() > validMs) return null
  const row = await loadRow(kernel, kernel.registry.get(message.recordType).record, message.recordId)
  if (!row) return null
  return { message, number: String(row.number), language: mailLanguage(message.language) }
}

const expired = (language: MailLanguage): string => linkPage(language, linkWords[language].expired, '')

const show = (reply: FastifyReply, page: string, status = 200): FastifyReply =>
  reply
    .status(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page)
