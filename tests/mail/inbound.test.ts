import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type MailWorld, mailWorld, type Received } from './mail-world.ts'

type Loose = ReturnType<typeof JSON.parse>

let world: MailWorld
beforeAll(async () => {
  world = await mailWorld()
})
afterAll(() => world.stop())
beforeEach(async () => {
  await world.send(3601)
  world.peer.taken.length = 0
})

const read = async (received: Received | undefined): Promise<Loose> =>
  (await world.ben.get(`/incidents/${received?.recordId}`)).body
/** What was said on a record: by whom, whether for staff alone, and the words. */
const said = async (id: string): Promise<{ by: string; internal: boolean; body: string }[]> => {
  const { body } = await world.ben.get(`/incidents/${id}/timeline?limit=100`)
  return body.items
    .filter((entry: Loose) => entry.comment)
    .map((entry: Loose) => ({ by: entry.actor.name, internal: entry.internal, body: entry.comment.body }))
}
const setting = (key: string, value: unknown) => world.create('setting', { key, value })
const dropSetting = async (key: string) => {
  const { kernel } = world.steward
  const { sql } = await import('kysely')
  await sql`delete from setting where key = ${key}`.execute(kernel.db)
  await kernel.settings.refresh()
}
const withSetting = async (key: string, value: unknown, act: () => Promise<void>) => {
  await setting(key, value)
  await world.steward.kernel.settings.refresh()
  try {
    await act()
  } finally {
    await dropSetting(key)
  }
}

/** Speaks SMTP line by line, as no library would; returns what was answered to each. */
async function dictate(port: number, lines: string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1')
  const answers: string[] = []
  const answer = async () => String((await once(socket, 'data'))[0])
  await answer()
  for (const line of lines) {
    socket.write(`${line}\r\n`)
    answers.push(await answer())
  }
  socket.destroy()
  return answers
}

/** Anna's incident, on which Ben has answered by mail: her copy of it. */
async function conversation(): Promise<{ id: string; number: string; messageId: string; replyTo: string }> {
  const { id, number } = await world.incident()
  await world.ben.post(`/incidents/${id}/comment`, { body: 'Which floor is it on?' })
  await world.send()
  const [sent] = world.sentTo('anna@example.org')
  return {
    id,
    number,
    messageId: sent?.mail.messageId ?? '',
    replyTo: sent?.mail.replyTo?.value[0]?.address ?? '',
  }
}

describe('a new message', () => {
  it('of somebody known is his incident, opened by himself', async () => {
    const [received] = await world.receive({ subject: 'AW: Fwd:  Printer', text: 'It is blank.\n\nAnna' })
    expect(received).toMatchObject({ disposition: 'created', reason: 'newRecord', personId: world.anna.id })
    expect(await read(received)).toMatchObject({
      title: 'Printer',
      description: 'It is blank.\n\nAnna',
      channel: 'mail',
      requester: { id: world.anna.id },
      openedBy: { id: world.anna.id },
    })
  })

  it('is acknowledged in the same conversation, without a word of what was written', async () => {
    const messageId = '<first@anna.example.org>'
    await world.receive({ subject: 'Buy cheap pills', text: 'at http://evil.example', messageId })
    await world.send()
    const [receipt, ...more] = world.sentTo('anna@example.org')
    expect(more).toEqual([])
    expect(receipt?.mail.inReplyTo).toBe(messageId)
    expect(receipt?.mail.headers.get('auto-submitted')).toBe('auto-replied')
    expect(receipt?.raw.toString()).not.toMatch(/pills|evil/)
  })

  it('under a false address makes us write to its owner once an hour at most', async () => {
    const [first] = await world.receive({ from: 'victim@elsewhere.example', subject: 'x', text: 'x' })
    expect(first?.disposition).toBe('created')
    await world.receive(
      ...Array.from({ length: 25 }, (_, n) => ({
        from: 'victim@elsewhere.example',
        subject: `x${n}`,
        text: 'x',
      })),
    )
    await world.send()
    expect(world.sentTo('victim@elsewhere.example')).toHaveLength(1)
  })

  it('of nobody known is a contact’s, a message to look at, or refused, as the policy says', async () => {
    const stranger = { from: 'Carla Vendor <carla@vendor.example>', subject: 'Offer', text: 'Hello' }
    await withSetting('mail.unknownSenders', 'quarantine', async () => {
      const [received] = await world.receive(stranger)
      expect(received).toMatchObject({ disposition: 'quarantined', reason: 'unknownSender', recordId: null })
    })
    await withSetting('mail.unknownSenders', 'reject', async () => {
      const [received] = await world.receive(stranger)
      expect(received).toMatchObject({ disposition: 'rejected', reason: 'unknownSender' })
    })
    const [received] = await world.receive(stranger)
    expect(received).toMatchObject({ disposition: 'created', reason: 'newContact' })
    expect(await read(received)).toMatchObject({ requester: { name: 'Carla Vendor' }, channel: 'mail' })
    const [second] = await world.receive(stranger)
    expect(second).toMatchObject({ reason: 'newRecord', personId: received?.personId })
  })

  it('under the address of staff is opened for him, not by him', async () => {
    const [received] = await world.receive({ from: 'ben@example.org', subject: 'My own printer', text: 'x' })
    const record = await read(received)
    expect(record.requester.id).toBe(world.ben.id)
    expect(record.openedBy).toBeNull()
  })

  it('carries its files and pictures along', async () => {
    const [received] = await world.receive({
      subject: 'With files',
      text: 'See the picture.',
      html: '<p>See <img src="cid:shot"></p>',
      attachments: [
        {
          filename: 'shot.png',
          content: Buffer.from('89504e47', 'hex'),
          contentType: 'image/png',
          cid: 'shot',
        },
        { filename: '../../etc/passwd', content: 'x', contentType: 'text/plain' },
      ],
    })
    const { body } = await world.ben.get(`/incidents/${received?.recordId}/attachments`)
    expect(body.items.map((file: Loose) => [file.name, file.mediaType, file.by.name])).toEqual([
      ['shot.png', 'image/png', 'Anna Keller'],
      [expect.not.stringContaining('/'), 'text/plain', 'Anna Keller'],
    ])
  })

  it('of a person who is no longer active is looked at first', async () => {
    await world.person('Left Long', ['requester'], { email: 'left@example.org', active: false })
    const [received] = await world.receive({ from: 'left@example.org', subject: 'x', text: 'x' })
    expect(received).toMatchObject({ disposition: 'quarantined', reason: 'inactiveSender' })
  })
})

describe('an answer', () => {
  it('is found by the message it names, and is the person’s own words', async () => {
    const { id, messageId } = await conversation()
    const [received] = await world.receive({
      subject: 'Re: whatever',
      text: 'Third floor.',
      inReplyTo: messageId,
    })
    expect(received).toMatchObject({ disposition: 'replied', reason: 'references', recordId: id })
    expect((await said(id)).at(-1)).toEqual({ by: 'Anna Keller', internal: false, body: 'Third floor.' })
  })

  it('is found by the signed address when its program names no message', async () => {
    const { id, replyTo } = await conversation()
    const [received] = await world.receive({ subject: 'x', text: 'Third floor.', to: replyTo.toUpperCase() })
    expect(received).toMatchObject({ disposition: 'replied', reason: 'address', recordId: id })
  })

  it('is found by its first message, whoever sent that', async () => {
    const [first] = await world.receive({ subject: 'A', text: 'x', messageId: '<own-1@anna.example.org>' })
    const [second] = await world.receive({
      subject: 'B',
      text: 'y',
      references: ['<own-1@anna.example.org>'],
    })
    expect(second).toMatchObject({ disposition: 'replied', recordId: first?.recordId })
  })

  it('is found by the number in its subject only from somebody who has part in it', async () => {
    const { id, number } = await conversation()
    const [received] = await world.receive({ subject: `Re: [${number}] Printer`, text: 'Third floor.' })
    expect(received).toMatchObject({ disposition: 'replied', reason: 'subject', recordId: id })
    const [other] = await world.receive({
      from: 'mallory@evil.example',
      subject: `Re: [${number}] Printer`,
      text: 'Tell me all.',
    })
    expect(other).toMatchObject({ disposition: 'created' })
    expect(other?.recordId).not.toBe(id)
  })

  it('is never found by the words of its subject', async () => {
    const { id } = await conversation()
    const [received] = await world.receive({ subject: 'Re: The printer prints blank pages', text: 'x' })
    expect(received?.disposition).toBe('created')
    expect(received?.recordId).not.toBe(id)
  })

  it('to a made up address is none', async () => {
    const { id, replyTo } = await conversation()
    const forged = replyTo.replace(/-.{26}@/, `-${'a'.repeat(26)}@`)
    const [received] = await world.receive({ subject: 'x', text: 'x', to: forged })
    expect(received?.recordId).not.toBe(id)
  })

  it('keeps what its program repeated as a quotation, without our secrets in it', async () => {
    const { id, messageId, replyTo } = await conversation()
    const { signer } = world.steward.mail.post
    const link = `http://localhost/mail/confirm/${signer.sign('confirm', 7)}`
    const text = `Third floor.\n\nOn Mon, 2 Mar 2026 Ben Okafor wrote:\n> Which floor?\n> ${link}\n> ${replyTo}`
    await world.receive({ subject: 'Re', text, inReplyTo: messageId })
    const { body = '' } = (await said(id)).at(-1) ?? {}
    expect(body).toMatch(/^Third floor\.\n\n> On Mon, 2 Mar 2026 Ben Okafor wrote:\n> Which floor\?/)
    expect(body).not.toContain('/mail/confirm')
    expect(body).not.toContain(replyTo)
  })

  it('of staff to his own copy is a note, or what the policy says', async () => {
    const { id } = await conversation()
    await world.mara.post(`/incidents/${id}/assign`, { assignee: world.ben.id })
    await world.send()
    const [sent] = world.sentTo('ben@example.org')
    const answer = {
      from: 'ben@example.org',
      subject: 'Re',
      text: 'Done?',
      inReplyTo: sent?.mail.messageId ?? '',
    }
    const [note] = await world.receive(answer)
    expect(note).toMatchObject({ disposition: 'replied', reason: 'asNote' })
    expect((await said(id)).at(-1)).toEqual({ by: 'Ben Okafor', internal: true, body: 'Done?' })
    await withSetting('mail.staffReplies', 'reply', async () => {
      await world.receive({ ...answer, text: 'Shall I come?' })
      expect((await said(id)).at(-1)).toEqual({ by: 'Ben Okafor', internal: false, body: 'Shall I come?' })
    })
  })

  it('under the address of staff that nothing proves is looked at first', async () => {
    const { id, number, messageId } = await conversation()
    const before = await said(id)
    for (const trick of [{ inReplyTo: messageId }, { subject: `[${number}]` }]) {
      const [received] = await world.receive({
        from: 'ben@example.org',
        text: 'Your password, please',
        ...trick,
      })
      expect(received).toMatchObject({ disposition: 'quarantined', reason: 'staffUnproven' })
    }
    expect(await said(id)).toEqual(before)
  })

  it('of somebody in copy is kept for staff; he is no part of it and sees nothing', async () => {
    const { id, messageId } = await conversation()
    const emil = await world.person('Emil Other', ['requester'], { email: 'emil@example.org' })
    const [known] = await world.receive({ from: 'emil@example.org', text: 'Me too', inReplyTo: messageId })
    const [unknown] = await world.receive({
      from: 'Eve <eve@evil.example>',
      text: 'What?',
      inReplyTo: messageId,
    })
    expect([known?.reason, unknown?.reason]).toEqual(['stranger', 'stranger'])
    expect((await said(id)).slice(-2)).toEqual([
      { by: 'system:mail', internal: true, body: expect.stringContaining('<emil@example.org>:\n\nMe too') },
      { by: 'system:mail', internal: true, body: expect.stringContaining('**Eve** <eve@evil.example>') },
    ])
    expect((await emil.get(`/incidents/${id}`)).status).toBe(404)
    await world.ben.post(`/incidents/${id}/comment`, { body: 'For Anna alone.' })
    await world.send()
    expect(world.peer.taken.map(({ to }) => to[0])).toEqual(['anna@example.org'])
  })

  it('to what was solved opens it again; thanks do not', async () => {
    const { id, messageId } = await conversation()
    await world.ben.post(`/incidents/${id}/resolve`, { closureCode: 'solved', closureNotes: 'Toner.' })
    await world.receive({ text: 'Vielen Dank, Anna', inReplyTo: messageId })
    expect((await world.ben.get(`/incidents/${id}`)).body.state).toBe('resolved')
    const [received] = await world.receive({ text: 'It is blank again.', inReplyTo: messageId })
    expect(received).toMatchObject({ disposition: 'replied', reason: 'reopened' })
    expect((await world.ben.get(`/incidents/${id}`)).body.state).toBe('in_progress')
  })

  it('to what is closed is a new incident, linked with the old one', async () => {
    const { id, messageId } = await conversation()
    await world.ben.post(`/incidents/${id}/resolve`, { closureCode: 'solved', closureNotes: 'Toner.' })
    await world.anna.post(`/incidents/${id}/close`, {})
    const [received] = await world.receive({
      subject: 'Re: Printer',
      text: 'Blank again.',
      inReplyTo: messageId,
    })
    expect(received).toMatchObject({ disposition: 'created', reason: 'followUp' })
    const { body } = await world.ben.get(`/incidents/${received?.recordId}/links`)
    expect(body.items.map((link: Loose) => link.record.id)).toEqual([id])
  })
})

describe('what nobody wrote', () => {
  it('an answer of a machine is ignored, so that two desks do not talk for ever', async () => {
    const [first] = await world.receive({ from: 'other-desk@partner.example', subject: 'Help', text: 'x' })
    await world.send()
    const [receipt] = world.sentTo('other-desk@partner.example')
    const [answer] = await world.receive({
      from: 'other-desk@partner.example',
      subject: 'We have received your message',
      text: 'Ticket 4711',
      inReplyTo: receipt?.mail.messageId ?? '',
      headers: { 'Auto-Submitted': 'auto-replied' },
    })
    expect([first?.disposition, answer?.disposition]).toEqual(['created', 'ignored'])
    // One that does not say that it is a machine, and forgets what it answers: it hears from us no more this hour.
    for (let round = 0; round < 5; round++) {
      await world.receive({
        from: 'other-desk@partner.example',
        subject: `Ticket ${round}`,
        text: 'received',
      })
      await world.send()
    }
    expect(world.sentTo('other-desk@partner.example')).toEqual([])
  })

  it('our own message that comes back is ignored', async () => {
    await world.receive({ from: 'someone@list.example', subject: 'x', text: 'x' })
    await world.send()
    const [receipt] = world.sentTo('someone@list.example')
    const [own] = await world.receive({ raw: receipt?.raw ?? '' })
    expect(own).toMatchObject({ disposition: 'ignored', reason: 'own' })
    const [forged] = await world.receive({ from: 'desk@example.org', subject: 'x', text: 'x' })
    expect(forged).toMatchObject({ disposition: 'ignored', reason: 'own' })
  })

  it('a report that our message did not arrive marks it and tells staff, and opens nothing', async () => {
    const { id, messageId, replyTo } = await conversation()
    const raw = [
      'From: MAILER-DAEMON@mx.example.net',
      `To: ${replyTo}`,
      'Subject: Undelivered Mail Returned to Sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
      'Message-ID: <dsn-1@mx.example.net>',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.net',
      '',
      'Final-Recipient: rfc822; anna@example.org',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${messageId}`,
      '--b--',
      '',
    ].join('\r\n')
    const [received] = await world.receive({ raw, envelopeFrom: '', to: replyTo })
    expect(received).toMatchObject({ disposition: 'bounced', reason: 'marked', recordId: id })
    expect((await said(id)).at(-1)).toMatchObject({
      internal: true,
      body: expect.stringContaining('User unknown'),
    })
    const [again] = await world.receive({ raw: raw.replace('dsn-1', 'dsn-2'), envelopeFrom: '', to: replyTo })
    expect(again?.disposition).toBe('bounced')
    expect((await said(id)).filter(entry => entry.body.includes('User unknown'))).toHaveLength(1)
    const [foreign] = await world.receive({
      raw: raw
        .replaceAll(messageId, '<x@y.example>')
        .replaceAll(replyTo, 'desk@example.org')
        .replace('dsn-1', 'dsn-3'),
      envelopeFrom: '',
    })
    expect(foreign).toMatchObject({ disposition: 'bounced', reason: 'notOurs' })
  })

  it('a machine opens incidents only where an administrator named it', async () => {
    const alarm = {
      from: 'nagios@monitor.example',
      subject: 'DISK CRITICAL',
      text: 'srv1',
      headers: { 'Auto-Submitted': 'auto-generated' },
    }
    expect((await world.receive(alarm))[0]).toMatchObject({ disposition: 'ignored', reason: 'autoGenerated' })
    await withSetting('mail.machines', ['nagios@monitor.example'], async () => {
      expect((await world.receive(alarm))[0]?.disposition).toBe('created')
    })
    await world.send()
    expect(world.sentTo('nagios@monitor.example')).toEqual([])
  })
})

describe('bounds', () => {
  it('the same message on two ways is one', async () => {
    const message = { subject: 'Twice', text: 'x', messageId: '<twice@anna.example.org>' }
    const received = await world.receive(...Array.from({ length: 20 }, () => message))
    expect(received.map(({ disposition }) => disposition).toSorted()).toEqual([
      'created',
      ...Array.from({ length: 19 }, () => 'duplicate'),
    ])
  })

  it('of one sender so many are taken in an hour; the rest waits to be looked at, and others come through', async () => {
    await withSetting('mail.perSenderHour', 3, async () => {
      const flood = Array.from({ length: 5 }, (_, n) => ({
        from: 'flood@x.example',
        subject: `${n}`,
        text: 'x',
      }))
      const received = await world.receive(...flood, { subject: 'Somebody else', text: 'x' })
      expect(received.map(({ disposition }) => disposition)).toEqual([
        'created',
        'created',
        'created',
        'capped',
        'capped',
        'created',
      ])
    })
  })

  it('a message that is too large is refused at the door', async () => {
    const content = Buffer.alloc(26 * 1024 * 1024, 'x')
    const before = await world.receive()
    expect(before).toEqual([])
    await expect(
      world.receive({ subject: 'Huge', text: 'x', attachments: [{ filename: 'x', content }] }),
    ).rejects.toThrow(/552|too large|size/i)
  })

  it('of a sender who does not say how large it is, too', async () => {
    const answers = await dictate(world.steward.mail.port ?? 0, [
      'EHLO somewhere.example',
      'MAIL FROM:<anna@example.org>',
      'RCPT TO:<desk@example.org>',
      'DATA',
      `Subject: Huge\r\n\r\n${`${'x'.repeat(998)}\r\n`.repeat(27_000)}.`,
    ])
    expect(answers.at(-1)).toMatch(/^552/)
    const { body } = await world.admin.get('/mail/messages?disposition=rejected&limit=1')
    expect(body.items[0]).toMatchObject({ reason: 'tooLarge', size: 25 * 1024 * 1024 })
    expect((await world.admin.post(`/mail/messages/${body.items[0].id}/again`, {})).status).toBe(409)
  })

  it('mail for somebody else is refused: this is no relay', async () => {
    for (const to of [
      'victim@elsewhere.example',
      'ben@example.org',
      'xdesk@example.org',
      'desk@example.org.evil',
    ])
      await expect(world.receive({ to, subject: 'x', text: 'x' })).rejects.toThrow(/550/)
  })
})

describe('what our own mail server found out', () => {
  const results = (text: string) => ({ 'Authentication-Results': text })

  it('is believed from it alone', async () => {
    await withSetting('mail.authServer', 'mx.example.org', async () => {
      const { id, number } = await conversation()
      const staff = { from: 'ben@example.org', subject: `[${number}]`, text: 'I am on it.' }
      const [forged] = await world.receive({ ...staff, headers: results('mx.evil.example; dmarc=pass') })
      expect(forged?.reason).toBe('staffUnproven')
      const [proven] = await world.receive({ ...staff, headers: results('mx.example.org; dmarc=pass') })
      expect(proven).toMatchObject({ disposition: 'replied', recordId: id })
      const [failed] = await world.receive({ text: 'x', headers: results('mx.example.org; dmarc=fail') })
      expect(failed).toMatchObject({ disposition: 'quarantined', reason: 'authenticationFailed' })
    })
  })

  it('may be asked of everybody', async () => {
    await withSetting('mail.proof', 'authenticated', async () => {
      const [received] = await world.receive({ subject: 'x', text: 'x' })
      expect(received).toMatchObject({ disposition: 'quarantined', reason: 'unproven' })
    })
  })
})
