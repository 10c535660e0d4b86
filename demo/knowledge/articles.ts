import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ServiceName, servicePlans } from '../company/services.ts'

const kinds = ['how_to', 'faq', 'known_error', 'policy'] as const
const audiences = ['everyone', 'staff'] as const
const headers = ['title', 'kind', 'service', 'audience', 'keywords'] as const

export interface DemoArticle {
  /** A translation has the slug of its original. */
  slug: string
  language: 'en' | 'de'
  title: string
  kind: (typeof kinds)[number]
  service: ServiceName
  audience: (typeof audiences)[number]
  /** What people type and the text does not say. */
  keywords: readonly string[]
  /** CommonMark with tables; links to other articles are `article:<slug>`. */
  body: string
}

/** The articles of a folder by slug, each before its translation; a mistake in a file is an error that names it. */
export function readArticles(folder: string): readonly DemoArticle[] {
  const articles = readdirSync(folder)
    .filter(file => file.endsWith('.md'))
    .sort()
    .map(file => parseArticle(file, readFileSync(join(folder, file), 'utf8')))
  const slugs = new Set(articles.map(article => article.slug))
  for (const { slug, language, body } of articles) {
    for (const target of linksIn(body)) {
      if (!slugs.has(target)) throw new Error(`${slug} (${language}) links to no article: article:${target}.`)
    }
  }
  return articles.sort((a, b) => compare(a.slug, b.slug) || compare(b.language, a.language))
}

/** The slugs a body links to. */
export function linksIn(body: string): readonly string[] {
  return [...body.matchAll(/\]\(article:([^)]*)\)/g)].map(match => match[1] ?? '')
}

/** One file: `<slug>.md` in English, `<slug>.de.md` in German. */
export function parseArticle(file: string, text: string): DemoArticle {
  const name = /^([a-z0-9-]+)(\.de)?\.md$/.exec(file)
  const parts = /^---\n(.*?)\n---\n(.*)$/s.exec(text)
  if (!name?.[1]) throw new Error(`${file}: a slug has small letters, digits and hyphens.`)
  if (!parts?.[1] || !parts[2]?.trim())
    throw new Error(`${file}: no header between two lines "---", or no text.`)
  const given = parseHeader(file, parts[1])
  return {
    slug: name[1],
    language: name[2] ? 'de' : 'en',
    title: given.title,
    kind: oneOf(file, 'kind', kinds, given.kind),
    service: oneOf(file, 'service', Object.keys(servicePlans) as ServiceName[], given.service),
    audience: oneOf(file, 'audience', audiences, given.audience),
    keywords: given.keywords.split(/\s*,\s*/),
    body: parts[2].trim(),
  }
}

function parseHeader(file: string, header: string): Record<(typeof headers)[number], string> {
  const lines = header.split('\n').map(line => {
    const [, key, value] = /^(\w+): (.*\S)$/.exec(line) ?? []
    if (!key || !value) throw new Error(`${file}: the header line "${line}" is not "name: value".`)
    return [key, value] as const
  })
  const keys = lines.map(([key]) => key).join(', ')
  if (keys !== headers.join(', ')) {
    throw new Error(`${file}: the header has ${keys}; it needs ${headers.join(', ')}.`)
  }
  // The keys were just compared with all there are.
  return Object.fromEntries(lines) as Record<(typeof headers)[number], string>
}

function oneOf<T extends string>(file: string, name: string, choices: readonly T[], given: string): T {
  const choice = choices.find(each => each === given)
  if (!choice) throw new Error(`${file}: no ${name} is called "${given}".`)
  return choice
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What the IT of the demo company has written for its people, and for itself. */
export const demoArticles = readArticles(join(import.meta.dirname, 'articles'))
