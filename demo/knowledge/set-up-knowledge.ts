import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Kernel } from '../../src/kernel/kernel.ts'
import { loadHistory } from '../../src/kernel/record/load-history.ts'
import { article } from '../../src/practices/knowledge/article.record.ts'
import type { Company } from '../company/company.ts'
import type { DemoPerson } from '../company/person.ts'
import { servicePlans } from '../company/services.ts'
import { Actors } from '../history/actors.ts'
import { Story } from '../history/story.ts'
import { commandOf } from '../load-company.ts'
import { Random } from '../random.ts'
import { dayMs, hourMs } from '../time/span.ts'
import { type DemoArticle, demoArticles } from './articles.ts'
import { soughtInVain } from './sought-in-vain.ts'

/** What waits for its keepers: one in so many articles is on its way or has been overtaken. */
const [oneInDrafts, oneInReviews, oneInOutdated, oneInRevised, oneInSecondEdition] = [31, 23, 37, 17, 5]
const historyDays = 600
const readDays = 120

/** The knowledge base with the history of each article, its readers, and what they looked for and did not find. */
export async function setUpKnowledge(kernel: Kernel, company: Company, now: Date): Promise<void> {
  if (!kernel.registry.has(article.type)) return
  const random = new Random('knowledge')
  const teller = new Teller(kernel, company, now, random)
  const originals = demoArticles.filter(each => each.language === 'en')
  const stories = originals.map((each, at) => teller.tell(each, at))
  await loadHistory(
    kernel,
    stories.map(story => story.toRecord()),
  )
  const translations = demoArticles.filter(each => each.language === 'de')
  await loadHistory(
    kernel,
    translations.map(each =>
      teller.translate(each, stories[originals.findIndex(({ slug }) => slug === each.slug)]).toRecord(),
    ),
  )
  const published = stories.filter(story => story.state === 'published' && story.row.audience === 'everyone')
  await readAndSought(kernel, company, published, { now, random })
  await usedForIncidents(kernel, company)
}

class Teller {
  readonly #kernel: Kernel
  readonly #company: Company
  readonly #now: Date
  readonly #random: Random
  readonly #actors: Actors

  constructor(kernel: Kernel, company: Company, now: Date, random: Random) {
    this.#kernel = kernel
    this.#company = company
    this.#now = now
    this.#random = random
    this.#actors = new Actors(company)
  }

  /** Written, reviewed, published, read and rated; some are on their way still, some were overtaken. */
  tell(told: DemoArticle, at: number): Story {
    const random = this.#random.fork(told.slug)
    const { author, keeper } = this.#people(told, random)
    const story = this.#begin(told, author, random.between(30, historyDays))
    if (at % oneInDrafts === oneInDrafts - 1) return story
    story.at += random.between(2, 30) * hourMs
    this.#act(story, author, 'submit')
    if (at % oneInReviews === oneInReviews - 1) return story
    story.at += random.between(2, 60) * hourMs
    this.#act(story, keeper, 'publish')
    if (at % oneInSecondEdition === 0) this.#secondEdition(story, told, author, keeper, random)
    if (told.audience === 'everyone') this.#rated(story, random)
    if (at % oneInRevised === oneInRevised - 1) this.#revised(story, told, author)
    if (at % oneInOutdated === oneInOutdated - 1)
      this.#act(story, keeper, 'markOutdated', {
        reason: 'The application has a new interface since last week.',
      })
    return story
  }

  translate(told: DemoArticle, original: Story | undefined): Story {
    const random = this.#random.fork(`${told.slug} de`)
    const { author, keeper } = this.#people(told, random)
    const story = this.#begin(told, author, random.between(20, 200), original)
    story.at += 20 * hourMs
    this.#act(story, keeper, 'publish')
    return story
  }

  #people({ service }: DemoArticle, random: Random): { author: DemoPerson; keeper: DemoPerson } {
    const group = this.#company.groups[servicePlans[service].support]
    const isThere = (person: DemoPerson) => !person.leftAt && person.roles.includes('agent')
    const members = group.members.filter(isThere)
    return {
      author: members.length > 0 ? random.pick(members) : this.#company.personas.agent,
      keeper: this.#company.personas.manager,
    }
  }

  #begin(told: DemoArticle, author: DemoPerson, daysAgo: number, original?: Story): Story {
    const { slug, language, title, kind, audience, keywords, service } = told
    const group = this.#company.groups[servicePlans[service].support].id
    const at = Math.max(this.#now.getTime() - daysAgo * dayMs, author.joinedAt.getTime() + dayMs)
    const start = {
      key: `article ${slug} ${language}`,
      id: this.#idOf(slug, language),
      at,
      until: this.#now.getTime(),
    }
    const story = new Story(article, start)
    const input = {
      title,
      description: this.#linked(told.body),
      kind,
      audience,
      language,
      keywords: keywords.join(', '),
      service: this.#company.idOf('service', service),
      group,
      ...(original ? { original: original.id } : {}),
    }
    this.#act(story, author, 'create', input, { from: null, original: original?.row ?? null })
    return story
  }

  /** Links by slug lead to the page of the portal. */
  #linked(body: string): string {
    return body.replace(
      /\]\(article:([^)]*)\)/g,
      (_, slug: string) => `](/portal/articles/${this.#idOf(slug, 'en')})`,
    )
  }

  #idOf(slug: string, language: string): string {
    return this.#company.idOf('article', `${slug} ${language}`)
  }

  #secondEdition(
    story: Story,
    told: DemoArticle,
    author: DemoPerson,
    keeper: DemoPerson,
    random: Random,
  ): void {
    const body = this.#linked(told.body)
    story.at += random.between(5, 25) * dayMs
    const addition =
      '\n\nStill stuck? Call the service desk and name this article: we then know what you tried.'
    this.#act(story, author, 'revise', { title: told.title, body: body + addition })
    story.at += random.between(1, 3) * dayMs
    this.#act(story, keeper, 'publish')
  }

  #revised(story: Story, told: DemoArticle, author: DemoPerson): void {
    story.at = this.#now.getTime() - 20 * hourMs
    const body = `${this.#linked(told.body)}\n\nFrom the next release on, the button is called **Continue**.`
    this.#act(story, author, 'revise', { title: told.title, body })
  }

  #rated(story: Story, random: Random): void {
    const employees = this.#company.people.filter(
      person => person.roles.includes('requester') && !person.leftAt,
    )
    const readers = new Set(Array.from({ length: random.whole(0, 9) }, () => random.pick(employees)))
    for (const reader of readers) {
      story.at += random.between(1, 20) * dayMs
      const verdict = random.chance(0.82) ? 'helpful' : 'unhelpful'
      const says = verdict === 'unhelpful' && random.chance(0.35)
      const comment = says ? random.pick(complaints) : undefined
      this.#act(story, reader, 'rate', { verdict, ...(comment ? { comment } : {}) }, null)
    }
  }

  #act(
    story: Story,
    person: DemoPerson,
    name: string,
    input: Record<string, unknown> = {},
    gathered?: unknown,
  ): void {
    const command = commandOf(this.#kernel, article.type, name)
    if (story.over || (!command.creates && !command.may(this.#actors.of(person), story.row))) return
    story.act(command, this.#actors.of(person), input, gathered)
  }
}

const complaints = [
  'The second step looks different on my computer.',
  'I do not have the menu that you describe.',
  'It worked once, and the next morning the same again.',
  'Please say what to do when there is no network.',
] as const

interface Reading {
  now: Date
  random: Random
}

/** Who opened what with which words, and what was asked without an answer. */
async function readAndSought(
  kernel: Kernel,
  company: Company,
  published: readonly Story[],
  { now, random }: Reading,
): Promise<void> {
  const employees = company.people.filter(person => person.roles.includes('requester') && !person.leftAt)
  const when = () => new Date(now.getTime() - random.between(0.02, readDays) * dayMs)
  const reads = published.flatMap(story =>
    Array.from({ length: Math.round(random.logNormal(9, 0.8)) }, () => {
      const at = when()
      return { id: uuidv7(), article_id: story.id, person_id: random.pick(employees).id, words: null, at }
    }),
  )
  const searches = soughtInVain.flatMap(([words, times, found]) =>
    Array.from({ length: times }, () => ({
      id: uuidv7(),
      person_id: random.pick(employees).id,
      words,
      found,
      at: when(),
    })),
  )
  await sql`insert into article_read select * from jsonb_populate_recordset(null::article_read, ${JSON.stringify(reads)})`.execute(
    kernel.db,
  )
  await sql`insert into knowledge_search select * from jsonb_populate_recordset(null::knowledge_search, ${JSON.stringify(searches)})`.execute(
    kernel.db,
  )
}

/** One resolved incident in seven was solved with an article about its service. */
async function usedForIncidents(kernel: Kernel, company: Company): Promise<void> {
  await sql`
    insert into record_link (id, kind, from_type, from_id, to_type, to_id, at, by_name)
    select gen_random_uuid(), 'relates', 'incident', w.id, 'article', a.id, w.resolved_at, ${company.personas.agent.name}
    from work_item w cross join lateral (
      select a.id from work_item a join article o on o.id = a.id
      where a.service_id = w.service_id and a.state = 'published' and o.language = 'en'
      order by md5(a.id::text || w.id::text) limit 1) a
    where w.type = 'incident' and w.resolved_at is not null and hashtext(w.id::text) % 7 = 0`.execute(
    kernel.db,
  )
}
