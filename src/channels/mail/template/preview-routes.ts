import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { lineOf } from '../../../capabilities/notification/told-lines.ts'
import { type Actor, isAdministrator, isAuditor } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { forbidden, invalidField } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import type { RecordModule } from '../../../kernel/record/registry.ts'
import { type App, actorOf, signedIn } from '../../../platform/http/routes.ts'
import { companyOf } from '../company-of.ts'
import { deskAddress, type MailPost } from '../mail-post.ts'
import { recordUrl, recordValues } from '../out/entries-of.ts'
import { defaultTemplate, type MailEvent, mailEvents } from './default-templates.ts'
import { MarkdownText, wrongTemplate } from './engine.ts'
import { type FilledTemplate, filled } from './fill-template.ts'
import { forOutside, htmlOf } from './html-of.ts'
import { type Frame, htmlMail, textMail } from './layout.ts'
import { frameWords } from './mail-words.ts'

const oneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: values })

const occasion = {
  event: oneOf(mailEvents),
  audience: oneOf(['requester', 'staff']),
  language: oneOf(['en', 'de']),
}
const template = { subject: Type.String({ maxLength: 250 }), body: Type.String({ maxLength: 20_000 }) }
const tags = ['Mail']

function overseerOf(request: FastifyRequest): Actor {
  const actor = actorOf(request)
  if (!isAdministrator(actor) && !isAuditor(actor)) throw forbidden('see mail templates')
  return actor
}

/** What a template looks like, filled in from a real record. Nothing is sent. */
export function templateRoutes(app: App, post: MailPost): void {
  app.get('/mail/templates/usual', {
    config: signedIn,
    schema: {
      tags,
      summary: 'The template that comes with Steward, to begin with',
      querystring: Type.Object(occasion, { additionalProperties: false }),
      response: { 200: Type.Object(template) },
    },
    handler: async request => {
      overseerOf(request)
      const { event, audience, language } = request.query
      return defaultTemplate(event, audience, language)
    },
  })

  app.post('/mail/templates/preview', {
    config: signedIn,
    schema: {
      tags,
      summary: 'A template filled in from a record',
      body: Type.Object(
        {
          ...occasion,
          ...template,
          record: Type.String({ maxLength: 64, description: 'Its id or number.' }),
        },
        { additionalProperties: false },
      ),
      response: { 200: Type.Object({ subject: Type.String(), text: Type.String(), html: Type.String() }) },
    },
    handler: async request => {
      const actor = overseerOf(request)
      const { record: id, ...shown } = request.body
      for (const field of ['subject', 'body'] as const) {
        const wrong = wrongTemplate(shown[field])
        if (wrong) throw invalidField(field, wrong)
      }
      return preview(post, actor, id, shown)
    },
  })
}

interface Shown {
  event: MailEvent
  audience: 'requester' | 'staff'
  language: 'en' | 'de'
  subject: string
  body: string
}

async function preview(post: MailPost, actor: Actor, id: string, shown: Shown) {
  const { kernel } = post
  const { module, row } = await readWorkItem(kernel, actor, id)
  const { record } = module
  const { event, audience, language } = shown
  const desk = deskAddress(post).name
  const url = recordUrl(post.url, record, row, audience === 'staff')
  const name = String(row.requester$name ?? actor.name)
  const entry = {
    reason: event,
    line: lineOf(language, event, event === 'finished' ? 'resolved' : null, actor.name),
    text: new MarkdownText(await lastWords(kernel, row.id)),
    actor: actor.name,
  }
  const values = {
    person: { name, first: name.split(' ')[0] },
    record: recordValues(module, row, language, url),
    records: [{ ...recordValues(module, row, language, url), entries: [entry] }],
    entries: [entry],
    confirm: event === 'finished',
    company: companyOf(kernel),
    desk,
  }
  const { subject, body } = attempt(shown, values)
  const words = frameWords[language]
  const frame: Frame = {
    language,
    desk,
    preview: subject,
    buttons: [{ label: words.open(String(row.number)), url, primary: true }],
    notes:
      audience === 'staff' ? [words.answerNote, words.becauseStaff] : [words.answer, words.becauseRequester],
    links: [],
  }
  return { subject, text: textMail(body.text, frame), html: htmlMail(htmlOf(body.markdown), frame) }
}

async function readWorkItem(
  kernel: Kernel,
  actor: Actor,
  target: string,
): Promise<{ module: RecordModule; row: AnyRow }> {
  for (const module of kernel.registry.modules) {
    if (module.record.kind !== 'work-item') continue
    const row = await loadRow(kernel, module.record, target)
    if (row && matches(module.record.read(actor), row)) return { module, row }
  }
  throw invalidField('record', 'There is no such record, or you may not see it.')
}

function attempt(shown: Shown, values: Record<string, unknown>): FilledTemplate {
  try {
    return filled(shown, values)
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n')
    throw invalidField('body', first.replace(/\.?$/, '.'))
  }
}

/** What was said in public last, so that the preview reads as a mail would. */
async function lastWords(kernel: Kernel, record: string): Promise<string> {
  const found = await sql<{ body: string }>`select body from comment
    where record_id = ${record} and not internal order by at desc limit 1`.execute(kernel.db)
  return forOutside(found.rows[0]?.body ?? '…')
}
