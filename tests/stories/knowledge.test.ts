import { afterAll, beforeAll, expect, it } from 'vitest'
import { axeViolations, picture } from '../harness/browser.ts'
import { type StoryWorld, storyWorld } from './world.ts'

let world: StoryWorld
beforeAll(async () => {
  world = await storyWorld()
})
afterAll(() => world.stop())

it('what one agent learnt answers the next employee; what the reader misses becomes the next edition', async () => {
  const group = world.desk.id
  const { body: incident } = await world.ben.post('/incidents', {
    title: 'Printer asks for a card',
    description: 'The display says card unknown.',
    requester: world.anna.id,
    group,
  })

  // Ben writes it down where he learnt it.
  const ben = await world.visit('ben')
  await ben.page.goto(`/work/incidents/${incident.number}`)
  await ben.page.getByRole('button', { name: 'Write an article' }).click()
  const form = ben.page.getByRole('dialog')
  await form.getByLabel('Subject').fill('The printer says card unknown')
  await form
    .getByLabel('Description')
    .fill('## Solution\n\nHold the card to the reader and type your **PIN** once.')
  await form.getByLabel('Other words for it').fill('badge, follow me')
  await form.getByRole('button', { name: 'Keep as draft' }).click()
  await ben.page.getByRole('heading', { name: 'The printer says card unknown' }).waitFor()
  const [draft] = (await world.ben.get('/articles')).body.items
  expect(draft).toMatchObject({ state: 'draft', title: 'The printer says card unknown' })
  await ben.page
    .getByRole('link', { name: new RegExp(incident.number) })
    .first()
    .waitFor()
  expect(await axeViolations(ben.page)).toEqual([])
  await ben.page.getByRole('button', { name: 'Send to review' }).click()
  await expect.poll(async () => (await world.ben.get(`/articles/${draft.id}`)).body.state).toBe('review')

  // Mara reads and publishes it.
  const mara = await world.visit('mara')
  await mara.page.goto('/knowledge')
  await mara.page.getByRole('link', { name: /In review\s*1/ }).click()
  await mara.page.getByText('The printer says card unknown').first().click()
  await mara.page.goto(`/work/articles/${draft.number}`)
  await mara.page.getByRole('button', { name: 'Publish', exact: true }).click()
  const publishing = mara.page.getByRole('dialog')
  await publishing.getByRole('button', { name: 'Publish' }).click()
  await expect.poll(async () => (await world.anna.get(`/articles/${draft.id}`)).status).toBe(200)

  // Anna types it her own way, on her phone, and reads before she reports.
  const anna = await world.visit('anna', { width: 390, height: 800 })
  await anna.page.goto('/portal')
  await anna.page.getByRole('searchbox').fill('bagde at the printer')
  await anna.page.getByRole('link', { name: /The printer says card unknown/ }).click()
  await anna.page.getByRole('heading', { level: 1, name: 'The printer says card unknown' }).waitFor()
  await anna.page.getByRole('heading', { level: 2, name: 'Solution' }).waitFor()
  expect(await axeViolations(anna.page)).toEqual([])
  await picture(anna.page, 'knowledge-article-phone')
  await anna.page.getByRole('button', { name: 'No', exact: true }).click()
  await anna.page.getByLabel('What was missing or wrong?').fill('Where do I get a PIN?')
  await anna.page.getByRole('button', { name: 'Tell the author' }).click()
  await anna.page.getByRole('heading', { name: 'Thank you. The author will look at it.' }).waitFor()

  // Ben reads what was missing and writes the next edition beside the one that Anna sees.
  await ben.page.goto(`/work/articles/${draft.number}`)
  await ben.page.getByText('Where do I get a PIN?').waitFor()
  await ben.page.getByRole('button', { name: 'Revise' }).click()
  const revising = ben.page.getByRole('dialog')
  const text = revising.getByLabel('Text, as Markdown')
  await text.fill(`${await text.inputValue()}\n\nThe PIN is in **PeopleHub**.`)
  await revising.getByRole('region', { name: 'Preview' }).getByText('PeopleHub').waitFor()
  expect(await axeViolations(ben.page)).toEqual([])
  await picture(ben.page, 'knowledge-revision')
  await revising.getByRole('button', { name: 'Keep the revision' }).click()
  await ben.page.getByText('Ben Okafor is working on the next edition.').waitFor()
  expect((await world.anna.get(`/articles/${draft.id}`)).body.description).not.toContain('PeopleHub')

  // Mara compares the two and publishes.
  await mara.page.goto(`/work/articles/${draft.number}`)
  await mara.page.getByRole('button', { name: 'Next edition' }).click()
  await mara.page
    .getByRole('region', { name: 'Difference to the edition before' })
    .getByText('PeopleHub')
    .waitFor()
  expect(await axeViolations(mara.page)).toEqual([])
  await picture(mara.page, 'knowledge-difference')
  await mara.page.keyboard.press('Escape')
  await mara.page.getByRole('button', { name: 'Publish', exact: true }).click()
  await mara.page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect
    .poll(async () => (await world.anna.get(`/articles/${draft.id}`)).body.description)
    .toContain('PeopleHub')

  // The form for an issue answers too.
  await anna.page.goto('/portal/new')
  await anna.page.getByLabel('What is wrong?').fill('printer card unknown')
  await anna.page
    .getByRole('region', { name: 'This may already help' })
    .getByText('The printer says card unknown')
    .waitFor()
  for (const { complaints } of [ben, mara, anna]) expect(complaints).toEqual([])
})

it('what nobody finds shows its keepers what to write', async () => {
  const anna = await world.visit('anna')
  await anna.page.goto('/portal')
  await anna.page.getByRole('searchbox').fill('standing desk')
  await expect
    .poll(async () =>
      (await world.mara.get('/knowledge/measures?days=1')).body.gaps.map(
        (gap: { words: string }) => gap.words,
      ),
    )
    .toContain('standing desk')
  const mara = await world.visit('mara', { scheme: 'dark' })
  await mara.page.goto('/knowledge')
  const row = mara.page.getByRole('row', { name: /standing desk/ })
  await row.getByRole('button', { name: 'Write an article' }).click()
  expect(await mara.page.getByRole('dialog').getByLabel('Subject').inputValue()).toBe('standing desk')
  expect(await axeViolations(mara.page)).toEqual([])
  await picture(mara.page, 'knowledge-gaps-dark')
  await mara.page
    .getByRole('dialog')
    .getByLabel('Description')
    .fill('Ask your manager; facilities sets it up.')
  await mara.page.getByRole('dialog').getByRole('button', { name: 'Keep as draft' }).click()
  await mara.page.getByRole('heading', { name: 'standing desk' }).waitFor()
  expect([...anna.complaints, ...mara.complaints]).toEqual([])
})
