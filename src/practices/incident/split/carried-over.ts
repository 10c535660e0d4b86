import { v7 as uuidv7 } from 'uuid'
import { writeComment } from '../../../capabilities/comment/comment.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Write } from '../../../kernel/command/decision.ts'
import type { Fact } from '../../../kernel/ledger/fact.ts'
import { incident } from '../incident.record.ts'
import type { Gathered, SourceComment, SourceFile } from './gather-source.ts'

interface Moment {
  row: { id: string; requester: string | null }
  actor: Actor
  now: Date
  gathered: Gathered
}

/**
 * Copies of comments and files as rows and facts. Each copy says who said it, when and where; a file shares its bytes with
 * the original. For another requester all of it is internal: whom he may hear is the desk's to say, word by word.
 */
export function carriedOver({ row, actor, now, gathered }: Moment): { facts: Fact[]; also: Write[] } {
  const { source, comments, files } = gathered
  const isOther = row.requester !== source.requester
  const facts: Fact[] = []
  const also: Write[] = []
  const copies = new Map<string, { id: string; internal: boolean }>()
  for (const file of files) {
    const internal = file.internal || isOther
    const id = uuidv7()
    copies.set(file.id, { id, internal })
    also.push(copyOf(file, { id, internal, record: row.id, actor, now }))
    facts.push({ fact: 'incident.attached', internal, data: { attachment: id, name: file.name } })
  }
  for (const comment of comments) {
    const internal = comment.internal || isOther
    const body = quoted(comment, source.number)
    const { id, write } = writeComment(row, incident, actor, now, { body, internal })
    also.push(write)
    facts.push({ fact: 'incident.commented', internal, data: { comment: id, from: source.number } })
    for (const file of comment.files) {
      const copy = copies.get(file)
      if (copy) also.push(belongs(id, copy, row.id))
    }
  }
  return { facts, also }
}

/** As what is carried over from a parent reads, with the moment it was said. */
const quoted = ({ authorName, at, body }: SourceComment, number: string): string =>
  `**${authorName}** (${number}, ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC):\n\n${body}`

const copyOf = (
  file: SourceFile,
  to: { id: string; internal: boolean; record: string; actor: Actor; now: Date },
): Write => ({
  insert: 'attachment',
  row: {
    id: to.id,
    record_type: incident.type,
    record_id: to.record,
    name: file.name,
    size: file.size,
    media_type: file.mediaType,
    sha256: file.sha256,
    internal: to.internal,
    by_id: to.actor.id,
    by_name: to.actor.name,
    at: to.now,
  },
})

const belongs = (comment: string, copy: { id: string; internal: boolean }, record: string): Write => ({
  insert: 'comment_attachment',
  row: { comment_id: comment, attachment_id: copy.id, record_id: record, internal: copy.internal },
})
