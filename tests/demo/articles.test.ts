import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { servicePlans } from '../../demo/company/services.ts'
import { demoArticles, linksIn, parseArticle, readArticles } from '../../demo/knowledge/articles.ts'

const originals = demoArticles.filter(article => article.language === 'en')
const translations = demoArticles.filter(article => article.language === 'de')
const key = ({ slug, language }: { slug: string; language: string }) => `${slug} ${language}`

const header = `---
title: Reset your password
kind: how_to
service: Identity & Sign-in
audience: everyone
keywords: forgot, lost
---
`
const text = `${header}Call us, see [printing](article:print).\n`

/** The words of a text, each between blanks. */
const spoken = (said: string) =>
  ` ${said
    .toLowerCase()
    .match(/[\p{L}\p{N}-]+/gu)
    ?.join(' ')} `

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'articles-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content)
  return folder
}

describe('the knowledge of the demo company', () => {
  it('has something of each kind, for everyone and for technicians', () => {
    const count = (part: object) =>
      originals.filter(article =>
        Object.entries(part).every(([name, value]) => Reflect.get(article, name) === value),
      ).length
    expect(originals.length).toBeGreaterThanOrEqual(120)
    expect(count({ kind: 'how_to' })).toBeGreaterThanOrEqual(70)
    expect(count({ kind: 'faq' })).toBeGreaterThanOrEqual(20)
    expect(count({ kind: 'known_error' })).toBeGreaterThanOrEqual(15)
    expect(count({ kind: 'policy' })).toBeGreaterThanOrEqual(10)
    expect(count({ audience: 'everyone' })).toBeGreaterThanOrEqual(90)
    expect(count({ audience: 'staff' })).toBeGreaterThanOrEqual(30)
  })

  it('has an article for each of the thirty services', () => {
    const served = new Set(originals.map(article => article.service))
    expect(Object.keys(servicePlans).filter(name => !served.has(name as never))).toEqual([])
  })

  it('calls no two articles of a language alike', () => {
    for (const articles of [originals, translations]) {
      const titles = articles.map(article => article.title.toLowerCase().replace(/\W+/g, ' ').trim())
      expect(new Set(titles).size).toBe(titles.length)
    }
  })

  it('has bodies one reads in a minute or two', () => {
    for (const article of demoArticles) {
      const words = article.body.split(/\s+/).length
      expect(words, key(article)).toBeGreaterThanOrEqual(80)
      expect(words, key(article)).toBeLessThanOrEqual(350)
    }
  })

  it('is CommonMark without HTML, and its headings begin below the title', () => {
    for (const article of demoArticles) {
      const prose = article.body.replace(/```.*?```/gs, '').replace(/`[^`]*`/g, '')
      expect(prose, key(article)).not.toMatch(/^# |<[a-z/!]/m)
    }
  })

  it('has as many cells in each line of a table as in its head', () => {
    for (const article of demoArticles) {
      const tables = article.body.match(/^\|.*(?:\n\|.*)+/gm) ?? []
      for (const table of tables) {
        const cells = table.split('\n').map(line => line.split('|').length)
        expect(new Set(cells).size, `${key(article)}\n${table}`).toBe(1)
      }
    }
  })

  it('tells the search other words than the text has', () => {
    for (const article of demoArticles) {
      const words = article.keywords.map(each => each.toLowerCase())
      expect(words.length, key(article)).toBeGreaterThanOrEqual(3)
      expect(new Set(words).size, key(article)).toBe(words.length)
      const said = spoken(`${article.title} ${article.body}`)
      expect(
        words.filter(each => said.includes(spoken(each))),
        key(article),
      ).toEqual([])
    }
  })

  it('leads an employee to nothing that only technicians may read', () => {
    const staffOnly = new Set(originals.filter(each => each.audience === 'staff').map(each => each.slug))
    for (const article of demoArticles.filter(each => each.audience === 'everyone')) {
      expect(
        linksIn(article.body).filter(slug => staffOnly.has(slug)),
        key(article),
      ).toEqual([])
    }
  })

  it('has an original for each translation, which differs in its words only', () => {
    expect(translations.length).toBeGreaterThanOrEqual(25)
    for (const { slug, kind, service, audience, body } of translations) {
      const original = originals.find(each => each.slug === slug)
      expect({ kind, service, audience }, slug).toEqual({
        kind: original?.kind,
        service: original?.service,
        audience: original?.audience,
      })
      expect(linksIn(body).toSorted(), slug).toEqual(linksIn(original?.body ?? '').toSorted())
    }
  })
})

describe('reading articles', () => {
  it('takes slug and language from the name of the file, the rest from its header', () => {
    expect(parseArticle('reset-password.de.md', text)).toEqual({
      slug: 'reset-password',
      language: 'de',
      title: 'Reset your password',
      kind: 'how_to',
      service: 'Identity & Sign-in',
      audience: 'everyone',
      keywords: ['forgot', 'lost'],
      body: 'Call us, see [printing](article:print).',
    })
  })

  it.each([
    ['no header', 'Just text.\n', /no header/],
    ['no text', header, /no text/],
    ['a header line that is none', text.replace('title: ', 'title '), /title Reset your password/],
    ['a missing header', text.replace(/^kind.*\n/m, ''), /needs title, kind/],
    ['a kind there is not', text.replace('how_to', 'essay'), /no kind is called "essay"/],
    ['a service nobody runs', text.replace('Identity & Sign-in', 'Fax'), /no service is called "Fax"/],
    ['an audience there is not', text.replace('everyone', 'guests'), /no audience is called "guests"/],
  ])('refuses %s and names the file', (_, broken, complaint) => {
    expect(() => parseArticle('reset-password.md', broken)).toThrow(complaint)
    expect(() => parseArticle('reset-password.md', broken)).toThrow(/^reset-password\.md: /)
  })

  it('refuses a file whose name is no slug', () => {
    expect(() => parseArticle('Reset Password.md', text)).toThrow(/Reset Password\.md: a slug/)
  })

  it('refuses a link to an article that does not exist', () => {
    const folder = folderOf({ 'reset.md': text })
    expect(() => readArticles(folder)).toThrow('reset (en) links to no article: article:print.')
  })

  it('reads a folder by slug, each original before its translation', () => {
    const print = text.replace('article:print', 'article:reset')
    const folder = folderOf({ 'reset.md': text, 'print.de.md': print, 'print.md': print, 'notes.txt': 'no' })
    expect(readArticles(folder).map(key)).toEqual(['print en', 'print de', 'reset en'])
  })
})
