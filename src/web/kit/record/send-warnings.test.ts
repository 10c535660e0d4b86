import { describe, expect, it } from 'vitest'
import type { Entry } from '../../api/types.ts'
import { mentionsFile, saidSince, secretsIn, warningsOf } from './send-warnings.ts'

describe('a text that promises a file', () => {
  it.each([
    'Please find the log attached.',
    'See the attachment',
    'I attach the form.',
    'The screenshot below shows it',
    'Das Formular finden Sie im Anhang.',
    'Anbei die Anleitung',
    'Ich habe das Protokoll angehängt.',
    'Das beigefügte Dokument erklärt es',
    'Ich hänge dir die Datei an.',
    'In der Anlage finden Sie …',
  ])('%s', text => expect(mentionsFile(text)).toBe(true))

  it.each([
    'The disk is reattached to the host',
    'Anhänger sind bestellt',
    'He is detached',
    'It works now.',
    '> Please find the log attached.\nThank you, got it.',
  ])('not: %s', text => expect(mentionsFile(text)).toBe(false))
})

describe('a text with a secret', () => {
  it.each([
    ['My card is 4111 1111 1111 1111, thanks', 'card', '1111'],
    ['5555-5555-5555-4444', 'card', '4444'],
    ['Amex 378282246310005.', 'card', '0005'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'privateKey', ''],
    ['-----BEGIN PRIVATE KEY-----', 'privateKey', ''],
    ['password: hunter22', 'password', 'hu'],
    ['password: xyz', 'password', 'xy'],
    ['Your new password is Summer2026!', 'password', 'Su'],
    ['Passwort = geheim99', 'password', 'ge'],
    ['Das Kennwort lautet Ritter12', 'password', 'Ri'],
    ['use AKIAIOSFODNN7EXAMPLE for it', 'accessKey', 'AKIAIO'],
    [`token ghp_${'a1'.repeat(18)}`, 'accessKey', 'ghp_a1'],
  ])('%s', (text, kind, hint) => expect(secretsIn(text)).toEqual([{ kind, hint }]))

  it.each([
    'Card 4111 1111 1111 1112 has a wrong digit',
    'IMEI 356938035643809',
    'Ticket 1234567890123',
    'Call +49 170 123 45 67 890',
    'Please reset your password. Then sign in.',
    'password: ***',
    'The password is wrong again',
    '-----BEGIN PUBLIC KEY-----',
  ])('not: %s', text => expect(secretsIn(text)).toEqual([]))
})

const entry = (seq: number, by: string, body: string, more: Partial<Entry> = {}): Entry => ({
  seq,
  at: '2026-03-02T09:00:00Z',
  fact: 'incident.commented',
  label: 'commented',
  actor: { id: by, name: by, system: false },
  via: 'web',
  internal: false,
  changes: [],
  comment: { id: String(seq), body, internal: false, attachments: [] },
  ...more,
})

it('tells what others said in public since the page was last read, and not one’s own words or notes', () => {
  const { comment: _, ...change } = entry(6, 'mara', '')
  const entries = [
    entry(3, 'mara', 'Seen before'),
    entry(4, 'ben', 'Mine'),
    entry(5, 'mara', 'A note', { internal: true }),
    change,
    entry(7, 'mara', 'I have answered already'),
  ]
  expect(saidSince(entries, 3, 'ben').map(({ by, text }) => [by, text])).toEqual([
    ['mara', 'I have answered already'],
  ])
})

it('warns of everything at once, and of nothing without a reason', () => {
  expect(warningsOf({ text: 'All done.', hasFiles: false, newer: [] })).toEqual([])
  expect(warningsOf({ text: 'It is attached', hasFiles: true, newer: [] })).toEqual([])
  const newer = [{ seq: 9, by: 'Mara', at: '', text: 'Hi' }]
  const kinds = warningsOf({ text: 'attached, password: abcd1', hasFiles: false, newer }).map(w => w.kind)
  expect(kinds).toEqual(['newer', 'file', 'secret'])
})
