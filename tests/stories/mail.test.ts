import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { setPassword } from '../../src/people/sign-in/index.ts'
import { listen, openBrowser, picture, visit } from '../harness/browser.ts'
import { type MailWorld, mailWorld } from '../mail/mail-world.ts'

const password = 'a story in the browser'
let browser: Browser
let world: MailWorld
let url: string
beforeAll(async () => {
  browser = await openBrowser()
  world = await mailWorld({}, { web: true })
  await setPassword(world.steward.kernel, world.ben.id, password)
  await setPassword(world.steward.kernel, world.admin.id, password)
  await world.ben.patch('/me/preferences', { undoSeconds: 0 })
  url = await listen(world)
})
afterAll(async () => {
  await browser?.close()
  await world?.stop()
})

it('a caller writes a mail, an agent answers in the browser, and her answer by mail arrives while he looks', async () => {
  const [received] = await world.receive({
    from: 'Carla Vendor <carla@vendor.example>',
    subject: 'The portal shows an error',
    text: 'It says 502.',
  })
  expect(received?.disposition).toBe('created')
  const { body: record } = await world.ben.get(`/incidents/${received?.recordId}`)

  const { page, complaints } = await visit(browser, url, { username: 'ben.okafor', password })
  await page.goto(`/work/incidents/${record.number}`)
  await page.getByText('It says 502.').waitFor()
  await page.getByRole('tab', { name: 'Reply to Carla' }).click()
  await page.getByRole('tabpanel').getByRole('textbox').fill('Which page do you see it on?')
  await page.getByRole('button', { name: 'Send reply to Carla', exact: true }).click()
  await expect
    .poll(
      async () => {
        await world.send()
        return world.peer.taken.some(({ mail }) => mail.text?.includes('Which page do you see it on?'))
      },
      { timeout: 40_000, interval: 1000 },
    )
    .toBe(true)

  const answer = world.sentTo('carla@vendor.example').at(-1)?.mail
  expect(answer?.from?.value[0]?.name).toBe('Ben Okafor (IT Desk)')
  const quoted = (answer?.text ?? '')
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')
  const [reply] = await world.receive({
    from: 'Carla Vendor <carla@vendor.example>',
    subject: `Re: ${answer?.subject}`,
    text: `On the page with the orders.\n\nOn Monday IT Desk wrote:\n${quoted}`,
    inReplyTo: answer?.messageId ?? '',
  })
  expect(reply).toMatchObject({ disposition: 'replied', recordId: received?.recordId })
  await page.getByText('On the page with the orders.').waitFor()
  const fold = page.getByText('Quoted text')
  await fold.waitFor()
  expect(await page.getByText('On Monday IT Desk wrote:').isVisible()).toBe(false)
  await fold.click()
  await page.getByText('On Monday IT Desk wrote:').waitFor()
  await picture(page, 'mail-answered')
  expect(complaints).toEqual([])
  await page.context().close()
}, 120_000)

it('an administrator finds a message that was put aside, sees why, and takes it on his word', async () => {
  await world.receive({ from: 'ben@example.org', subject: 'Re: nothing', text: 'x' })
  const { id, number } = await world.incident()
  const [forged] = await world.receive({
    from: 'ben@example.org',
    subject: `Re: ${number}`,
    text: 'Is it done?',
  })
  expect(forged?.reason).toBe('staffUnproven')
  const { page, complaints } = await visit(browser, url, { username: 'ada.chief', password })
  await page.goto('/admin/mail')
  await page.getByLabel('What became of it').selectOption('quarantined')
  await page.getByRole('button', { name: `Re: ${number}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('The address belongs to staff, and nothing proves that they wrote it.').waitFor()
  await dialog.getByRole('button', { name: 'Show source' }).click()
  await dialog.getByText('Is it done?').waitFor()
  await picture(page, 'mail-quarantined')
  await dialog.getByRole('button', { name: 'Trust the sender and process' }).click()
  await page.getByText('It is on its way.').waitFor()
  await expect
    .poll(async () => {
      const { body } = await world.ben.get(`/incidents/${id}/timeline?limit=50`)
      return body.items.some((entry: { comment?: { body: string } }) => entry.comment?.body === 'Is it done?')
    })
    .toBe(true)
  expect(complaints).toEqual([])
  await page.context().close()
}, 60_000)
