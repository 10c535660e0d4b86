import { afterAll, beforeAll, expect, it } from 'vitest'
import { picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('a person switches to German and reads the page, its records and its dates in German at once', async () => {
  const made = (await world.anna.post('/incidents', { title: 'Label printer jams' })).body
  const { page, complaints } = await world.visit('ben')
  const fetched: string[] = []
  page.on('request', request => fetched.push(request.url()))
  await page.goto('/account')
  await page.getByRole('heading', { name: 'Preferences', exact: true }).waitFor()
  expect(fetched.filter(url => /\/de-[\w-]+\.js/.test(url))).toEqual([])
  expect(await page.locator('html').getAttribute('lang')).toBe('en')

  await page.getByLabel('Language').selectOption({ label: 'Deutsch' })
  await page.getByRole('heading', { name: 'Einstellungen', exact: true }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  expect(fetched.filter(url => /\/de-[\w-]+\.js/.test(url))).toHaveLength(1)
  await page.getByRole('link', { name: 'Störungen' }).first().waitFor()
  await page.getByLabel('Zeitzone').selectOption('Asia/Tokyo')
  await expect.poll(async () => (await world.ben.get('/me')).body.timeZone).toBe('Asia/Tokyo')

  await page.goto(`/work/incidents/${made.number}`)
  await page.getByText('hat diese Störung eröffnet').waitFor()
  await picture(page, 'language-record')
  const opened = page.locator('time').first()
  const [instant, exact] = [await opened.getAttribute('datetime'), await opened.getAttribute('data-tip')]
  const inTokyo = { dateStyle: 'full', timeStyle: 'long', timeZone: 'Asia/Tokyo' } as const
  const expected = await page.evaluate(
    ({ at, options }) => new Intl.DateTimeFormat('de', options).format(new Date(at)),
    { at: instant ?? '', options: inTokyo },
  )
  expect(exact).toBe(expected)
  expect(complaints).toEqual([])
})

it('the page for signing in speaks the language of the browser', async () => {
  const german = await world.visit('', { locale: 'de-AT' })
  await german.page.goto('/')
  await german.page.getByRole('button', { name: 'Anmelden' }).waitFor()
  expect(await german.page.locator('html').getAttribute('lang')).toBe('de-AT')
  const french = await world.visit('', { locale: 'fr-FR' })
  await french.page.goto('/')
  await french.page.getByRole('button', { name: 'Sign in' }).waitFor()
  expect([...german.complaints, ...french.complaints]).toEqual([])
})

it('the server says its words in German, and the words of the company as they were written', async () => {
  const lena = await world.steward.person('Lena Vogt', ['agent'], { language: 'de' })
  await world.ada.post('/custom-fields', {
    recordType: 'incident',
    key: 'costCentre',
    label: 'Cost centre',
    kind: 'text',
  })
  await world.steward.steward.kernel.settings.refresh()
  const { incident } = (await lena.get('/meta')).body.types
  expect(incident).toMatchObject({ label: 'Störung', labelPlural: 'Störungen' })
  const labels = Object.fromEntries(
    incident.fields.map((field: { name: string; label: string }) => [field.name, field.label]),
  )
  expect(labels).toMatchObject({
    title: 'Betreff',
    urgency: 'Dringlichkeit',
    createdAt: 'Eröffnet',
    costCentre: 'Cost centre',
  })
})
