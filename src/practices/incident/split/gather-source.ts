import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { matches } from '../../../kernel/access/where.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { loadRow } from '../../../kernel/query/read.ts'
import { incident } from '../incident.record.ts'

export interface SourceFile {
  id: string
  name: string
  mediaType: string
  size: number
  sha256: string
  internal: boolean
}

export interface SourceComment {
  id: string
  authorName: string
  body: string
  internal: boolean
  at: Date
  /** The ids of the files that came with it. */
  files: string[]
}

export interface Source {
  id: string
  number: string
  requester: string | null
  watchers: string[]
}

export interface Gathered {
  source: Source
  /** In the order they were said. */
  comments: SourceComment[]
  /** Those chosen and those that came with a chosen comment. */
  files: SourceFile[]
}

/** The most that is taken along at once, so that the statement stays of a size. */
const most = 100

/** What a split takes along: only what belongs to an incident this actor may read. */
export async function gatherSource(
  kernel: Kernel,
  actor: Actor,
  chosen: { source: string; comments?: string[]; attachments?: string[] },
): Promise<Gathered> {
  const row = await loadRow(kernel, incident, chosen.source)
  if (!row || !matches(incident.read(actor), row)) throw invalidField('source', 'There is no such incident.')
  const wanted = { comments: chosen.comments ?? [], attachments: chosen.attachments ?? [] }
  if (wanted.comments.length > most || wanted.attachments.length > most)
    throw invalidField('comments', `At most ${most} comments and ${most} files are taken along.`)
  const comments = await commentsOf(kernel, row.id, wanted.comments)
  if (comments.length !== wanted.comments.length)
    throw invalidField('comments', 'A chosen comment is not of this incident.')
  const files = await filesOf(kernel, row.id, [
    ...wanted.attachments,
    ...comments.flatMap(each => each.files),
  ])
  if (wanted.attachments.some(id => !files.some(file => file.id === id)))
    throw invalidField('attachments', 'A chosen file is not of this incident.')
  const source = {
    id: row.id,
    number: String(row.number),
    requester: typeof row.requester === 'string' ? row.requester : null,
    // The record declares a list of persons.
    watchers: row.watchers as string[],
  }
  return { source, comments, files }
}

async function commentsOf(kernel: Kernel, record: string, ids: readonly string[]): Promise<SourceComment[]> {
  if (ids.length === 0) return []
  const found = await sql<SourceComment>`
    select c.id, c.author_name as "authorName", c.body, c.internal, c.at,
      array(select a.attachment_id from comment_attachment a where a.comment_id = c.id) as files
    from comment c where c.record_id = ${record} and c.id = any(${[...ids]}::uuid[]) order by c.at, c.id`.execute(
    kernel.db,
  )
  return found.rows
}

async function filesOf(kernel: Kernel, record: string, ids: readonly string[]): Promise<SourceFile[]> {
  if (ids.length === 0) return []
  const found = await sql<SourceFile>`
    select id, name, media_type as "mediaType", size, sha256, internal from attachment
    where record_id = ${record} and id = any(${[...ids]}::uuid[]) order by at, id`.execute(kernel.db)
  return found.rows
}
