import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailWorld, mailWorld, type Received } from './mail-world.ts'

/** What a record or what was said on it must hold, and must not. */
interface Holds {
  title?: string
  text?: string
  not?: RegExp
  files?: string[]
  from?: string
}

/** What becomes of each message in the folder `corpus`. */
const expected: Record<string, [disposition: string, reason: string, holds?: Holds]> = {
  'encoding-utf8-8bit': ['created', 'newRecord', { text: 'Größe über Straße — „Anführung“ 🖨' }],
  'encoding-latin1-qp': ['created', 'newRecord', { title: 'Größe des Büros', text: 'schöne Grüße' }],
  'encoding-windows1252': ['created', 'newRecord', { text: 'It costs 5 € – “really”.' }],
  'encoding-utf7-unknown': ['created', 'newRecord', { text: 'Plain words survive.' }],
  'encoding-shift-jis': ['created', 'newRecord', { title: 'プリンター', text: '紙が出ません' }],
  'encoding-iso-2022-jp': ['created', 'newRecord', { title: '故障', text: '画面が黒い' }],
  'encoding-gb2312': ['created', 'newRecord', { title: '打印机', text: '打印机没有反应' }],
  'encoding-koi8-r': ['created', 'newRecord', { title: 'Принтер', text: 'Не печатает' }],
  'encoding-utf16': ['created', 'newRecord', { text: 'Breite Zeichen ä' }],
  'encoding-wrong-declared': ['created', 'newRecord', { text: 'Trotzdem Umlaute' }],
  'encoding-none-declared': ['created', 'newRecord', { text: 'Nur Text.' }],
  'encoding-broken-base64': ['created', 'newRecord', { text: 'This is fine' }],
  'encoding-broken-qp': ['created', 'newRecord', { text: 'Good = sign.' }],
  'encoding-null-bytes': ['created', 'newRecord', { text: 'before' }],
  'encoding-lone-surrogate': ['created', 'newRecord', { text: 'broken' }],
  'subject-split-encoded': ['created', 'newRecord', { title: 'Größe in zwei Stücken' }],
  'subject-split-mid-character': ['created', 'newRecord', { title: 'Straße' }],
  'subject-missing': ['created', 'newRecord', { title: 'The first line becomes the title.' }],
  'subject-empty-body-empty': ['created', 'newRecord', { title: '(no subject)' }],
  'subject-very-long': ['created', 'newRecord', { title: 'word word word' }],
  'subject-header-injection': ['created', 'newRecord', { title: 'Hello Bcc: victim@evil.example' }],
  'subject-many-marks': ['created', 'newRecord', { title: 'The real one' }],
  'subject-right-to-left-override': ['created', 'newRecord', { title: 'invoicefdp.exe' }],
  'subject-template-code': [
    'created',
    'newRecord',
    { title: `{{7*7}} ${'$'}{7*7} <%= 7*7 %>`, text: '{{ person.name }}' },
  ],

  'from-missing': ['quarantined', 'noSender'],
  'from-empty': ['quarantined', 'noSender'],
  'from-no-at': ['quarantined', 'noSender'],
  'from-encoded-name': ['created', 'newContact', { from: 'Jürgen Müller' }],
  'from-name-is-an-address': ['created', 'newContact', { from: 'ben@example.org' }],
  'from-two-senders': ['created', 'newRecord', { from: 'Anna Keller' }],
  'from-upper-case': ['created', 'newRecord', { from: 'Anna Keller' }],
  'from-with-comment': ['created', 'newRecord', { from: 'Anna Keller' }],
  'from-own-address': ['ignored', 'own'],
  'from-own-plus-address': ['ignored', 'own'],
  'message-id-missing': ['created', 'newRecord'],
  'message-id-malformed': ['created', 'newRecord'],
  'date-1970': ['created', 'newRecord'],
  'date-2099': ['created', 'newRecord'],

  'mime-alternative': ['created', 'newRecord', { text: 'The plain one.', not: /HTML/ }],
  'mime-html-only': ['created', 'newRecord', { text: '- two & three', not: /<|color:red/ }],
  'mime-html-hostile': [
    'created',
    'newRecord',
    { text: 'Hello', not: /alert|javascript|evil|<|password|display/ },
  ],
  'mime-html-table': ['created', 'newRecord', { text: 'srv1 down' }],
  'mime-html-never-closed': ['created', 'newRecord', { text: 'Open' }],
  'mime-inline-image': ['created', 'newRecord', { text: 'See:', files: ['shot.png'] }],
  'mime-attachment-names': [
    'created',
    'newRecord',
    { text: 'Three files.', files: ['Pläne.zip', '_.._.._etc_passwd', 'Übersicht 2026.pdf'] },
  ],
  'mime-attachment-only': ['created', 'newRecord', { files: ['scan.pdf'] }],
  'mime-winmail': ['created', 'newRecord', { text: 'See attached.', files: ['winmail.dat'] }],
  'mime-nested-message': [
    'created',
    'newRecord',
    { text: 'Please look', not: /Inner words/, files: ['original.eml'] },
  ],
  'mime-boundary-never-ends': ['created', 'newRecord', { text: 'Still readable.' }],
  'mime-boundary-missing': ['created', 'newRecord'],
  'mime-boundary-never-used': ['created', 'newRecord'],
  'mime-content-type-twice': ['created', 'newRecord', { text: 'Which?' }],
  'mime-content-type-nonsense': ['created', 'newRecord'],
  'mime-nested-alternatives': ['created', 'newRecord', { text: 'The innermost words.' }],
  'mime-signed': ['created', 'newRecord', { text: 'Signed words.', files: ['smime.p7s'] }],
  'mime-encrypted': ['created', 'newRecord', { files: ['encrypted.asc', 'file-1'] }],
  'mime-lf-and-cr-mixed': ['created', 'newRecord', { text: 'one' }],
  'mime-header-only': ['created', 'newRecord', { title: 'Headers alone' }],
  'mime-no-headers': ['quarantined', 'noSender'],
  'mime-format-flowed': ['created', 'newRecord', { text: 'goes on in the next line' }],

  'auto-replied-rfc3834': ['ignored', 'autoReply'],
  'auto-replied-with-comment': ['ignored', 'autoReply'],
  'auto-submitted-no': ['created', 'newRecord'],
  'auto-generated': ['ignored', 'autoGenerated'],
  'auto-precedence-auto-reply': ['ignored', 'autoReply'],
  'auto-x-autoreply': ['ignored', 'autoReply'],
  'auto-office-english': ['ignored', 'outOfOffice'],
  'auto-office-exchange': ['ignored', 'outOfOffice'],
  'auto-office-german': ['ignored', 'outOfOffice'],
  'auto-office-german-absence': ['ignored', 'outOfOffice'],
  'auto-office-french': ['ignored', 'outOfOffice'],
  'auto-office-spanish': ['ignored', 'outOfOffice'],
  'auto-office-italian': ['ignored', 'outOfOffice'],
  'auto-office-dutch': ['ignored', 'outOfOffice'],
  'auto-office-portuguese': ['ignored', 'outOfOffice'],
  'auto-office-swedish': ['ignored', 'outOfOffice'],
  'auto-office-finnish': ['ignored', 'outOfOffice'],
  'auto-office-polish': ['ignored', 'outOfOffice'],
  'auto-office-czech': ['ignored', 'outOfOffice'],
  'auto-office-turkish': ['ignored', 'outOfOffice'],
  'auto-office-russian': ['ignored', 'outOfOffice'],
  'auto-office-japanese': ['ignored', 'outOfOffice'],
  'auto-office-chinese': ['ignored', 'outOfOffice'],
  'auto-subject-speaks-of-office': ['created', 'newRecord'],
  'auto-read-receipt': ['ignored', 'readReceipt'],
  'list-newsletter': ['ignored', 'list'],
  'list-precedence-bulk': ['ignored', 'list'],
  'null-sender': ['ignored', 'nullSender'],

  'calendar-request': ['ignored', 'calendar'],
  'calendar-reply': ['ignored', 'calendar'],
  'calendar-cancel': ['ignored', 'calendar'],
  'calendar-file-attached': ['created', 'newRecord', { files: ['plan.ics'] }],

  'dsn-failed-ours': ['bounced', 'marked'],
  'dsn-failed-not-ours': ['bounced', 'notOurs'],
  'dsn-delayed': ['ignored', 'delayed'],
  'dsn-delivered': ['ignored', 'delivered'],
  'dsn-folded-diagnostic': ['bounced', 'marked'],
  'dsn-prose-qmail': ['bounced', 'marked'],
  'dsn-prose-exim': ['bounced', 'notOurs'],
  'dsn-of-a-dsn': ['bounced', 'notOurs'],
  'dsn-forwarded-by-a-person': ['created', 'newRecord', { text: 'I get this all the time' }],

  'reply-by-reference': ['replied', 'references', { text: 'The third floor.' }],
  'reply-by-references-among-many': ['replied', 'references', { text: 'Folded references.' }],
  'reply-by-signed-address': ['replied', 'address', { text: 'By address.' }],
  'reply-by-subject': ['replied', 'subject', { text: 'By number.' }],
  'reply-by-subject-words-alone': ['created', 'newRecord'],
  'reply-number-from-a-stranger': ['created', 'newContact'],
  'reply-outlook-quoted': ['replied', 'references', { text: '> Von: IT Desk' }],
  'reply-gmail-quoted': ['replied', 'references', { text: '> Which floor?' }],
  'reply-between-the-lines': ['replied', 'references', { text: '> Which room?\n312.' }],
  'reply-quoted-only': ['replied', 'references', { text: '> Which floor?' }],
  'reply-empty': ['replied', 'references', { text: '…' }],
  'reply-forged-staff': ['quarantined', 'staffUnproven'],
  'reply-out-of-office': ['ignored', 'outOfOffice'],
  'reply-own-message-back': ['ignored', 'own'],
  'reply-through-a-list': ['replied', 'references', { text: 'Sent through our list.' }],
}

const folder = join(import.meta.dirname, 'corpus')
const names = readdirSync(folder)
  .filter(name => name.endsWith('.eml'))
  .map(name => name.replace(/\.eml$/, ''))

let world: MailWorld
const became = new Map<string, Received>()

beforeAll(async () => {
  world = await mailWorld()
  for (const key of ['mail.perSenderHour', 'mail.perHour'])
    await world.create('setting', { key, value: 1_000_000 })
  await world.steward.kernel.settings.refresh()
  const { id, number } = await world.incident()
  await world.ben.post(`/incidents/${id}/comment`, { body: 'Which floor is it on?' })
  await world.send()
  const [sent] = world.sentTo('anna@example.org')
  const fill = (raw: string): string =>
    raw
      .replaceAll('{{MESSAGE_ID}}', sent?.mail.messageId ?? '')
      .replaceAll('{{REPLY_TO}}', sent?.mail.replyTo?.value[0]?.address ?? '')
      .replaceAll('{{NUMBER}}', number)
  const messages = names.map(name => {
    const raw = Buffer.from(fill(readFileSync(join(folder, `${name}.eml`), 'latin1')), 'latin1')
    return { raw, ...(/^dsn-(?!forwarded)/.test(name) ? { envelopeFrom: '' } : {}) }
  })
  const received = await world.receive(...messages)
  for (const [index, name] of names.entries()) {
    const row = received[index]
    if (row) became.set(name, row)
  }
}, 300_000)
afterAll(() => world.stop())

describe('the corpus', () => {
  it('has an expectation for every message, and a message for every expectation', () => {
    expect(names.length).toBeGreaterThanOrEqual(60)
    expect(Object.keys(expected).toSorted()).toEqual(names.toSorted())
    expect(became.size).toBe(names.length)
  })

  it.each(Object.entries(expected))('%s', async (name, [disposition, reason, holds = {}]) => {
    const row = became.get(name)
    expect([row?.disposition, row?.reason, row?.details]).toEqual([disposition, reason, expect.anything()])
    expect(row?.recordId === null).toBe(
      !['created', 'replied', 'bounced'].includes(disposition) || reason === 'notOurs',
    )
    if (Object.keys(holds).length === 0) return
    const { body: record } = await world.ben.get(`/incidents/${row?.recordId}`)
    if (holds.title !== undefined) expect(record.title).toContain(holds.title)
    if (holds.from !== undefined) expect(record.requester.name).toBe(holds.from)
    const words =
      disposition === 'replied' ? await comments(row?.recordId ?? '') : String(record.description ?? '')
    if (holds.text !== undefined) expect(words).toContain(holds.text)
    if (holds.not) expect(words).not.toMatch(holds.not)
    if (holds.files) {
      const { body } = await world.ben.get(`/incidents/${row?.recordId}/attachments`)
      expect(body.items.map((file: { name: string }) => file.name).toSorted()).toEqual(holds.files.toSorted())
    }
  })

  it('adds nobody to anything: no contact but of those who wrote for the first time', async () => {
    const found = await sql<{ email: string }>`
      select email from person where username is null order by email`.execute(world.steward.kernel.db)
    expect(found.rows.map(({ email }) => email)).toEqual([
      'eve@evil.example',
      'juergen@neu.example',
      'mallory@evil.example',
    ])
  })
})

const comments = async (record: string): Promise<string> => {
  const found = await sql<{ body: string }>`select body from comment where record_id = ${record}`.execute(
    world.steward.kernel.db,
  )
  return found.rows.map(({ body }) => body).join('\n')
}

describe('what was built to cost more than a message may', () => {
  const head = 'From: anna@example.org\r\nTo: desk@example.org\r\nSubject: Costly\r\n'
  const parts = Array.from({ length: 5000 }, () => '--m\r\nContent-Type: text/plain\r\n\r\nx\r\n').join('')
  const nested = (depth: number): string =>
    Array.from(
      { length: depth },
      (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
    ).join('')

  it.each([
    ['a header of 5 MB', `${head}X-Long: ${'x'.repeat(5_000_000)}\r\n\r\nHello`, 'headersTooLarge'],
    [
      'a header of 20,000 lines',
      `${head}${'X-Line: value of some length\r\n'.repeat(20_000)}\r\nHello`,
      'headersTooLarge',
    ],
    ['5,000 parts', `${head}Content-Type: multipart/mixed; boundary=m\r\n\r\n${parts}--m--`, 'tooManyParts'],
    [
      'parts 200 deep',
      `${head}Content-Type: multipart/mixed; boundary=b0\r\n\r\n${nested(200)}`,
      'nestedTooDeep',
    ],
    ['nothing at all', '', 'noSender'],
  ])('%s is put into quarantine', async (_, raw, reason) => {
    const [row] = await world.receive({ raw: raw || '\r\n' })
    expect(row).toMatchObject({ disposition: 'quarantined', reason })
  })

  it.each([
    ['a line of 3 MB', `${head}\r\n${'x'.repeat(3_000_000)}\r\n`],
    ['HTML 5,000 deep', `${head}Content-Type: text/html\r\n\r\n${'<div>'.repeat(5000)}deep`],
    ['a text of 100,000 quoted lines', `${head}\r\nHello\r\n${'> words\r\n'.repeat(100_000)}`],
    [
      '20 MB in one file',
      `${head}Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'QUJD'.repeat(19)}\r\n`.repeat(250_000)}`,
    ],
  ])('%s is taken', async (_, raw) => {
    const [row] = await world.receive({ raw })
    expect(row).toMatchObject({ disposition: 'created' })
  })
})
