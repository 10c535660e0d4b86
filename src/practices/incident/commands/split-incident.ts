import { sql } from 'kysely'
import { linkRow } from '../../../capabilities/link/link.ts'
import { isStaff } from '../../../kernel/access/actor.ts'
import { defineCommand } from '../../../kernel/command/command.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { invalidField } from '../../../kernel/problem.ts'
import { boolean, ref, refList } from '../../../kernel/record/fields.ts'
import { incident } from '../incident.record.ts'
import { carriedOver } from '../split/carried-over.ts'
import { gatherSource } from '../split/gather-source.ts'

/**
 * The other half of a split, on the new incident: it takes along copies of what was said and handed in, the watchers if
 * wished, and a link back. What was internal stays internal.
 */
export const splitFrom = defineCommand(incident, {
  name: 'splitFrom',
  fact: 'incident.splitFrom',
  from: ['new', 'in_progress', 'on_hold'],
  listed: false,
  internal: true,
  input: {
    source: ref('incident', { required: true }),
    comments: refList('comment'),
    attachments: refList('attachment'),
    watchers: boolean(),
  },
  may: isStaff,
  gather: (kernel, { input, actor }) => gatherSource(kernel, actor, input),
  decide: ({ row, input, actor, now, gathered }) => {
    if (input.source === row.id) throw invalidField('source', 'An incident cannot be split off itself.')
    const { source } = gathered
    const { facts, also } = carriedOver({ row, actor, now, gathered })
    const watchers = input.watchers ? [...new Set([...row.watchers, ...source.watchers])] : row.watchers
    return {
      set: { watchers: watchers.filter(id => id !== row.requester) },
      facts: [{ fact: 'incident.splitFrom', internal: true, data: { from: source.number } }, ...facts],
      also: [
        ...also,
        linkRow(
          { record: incident, row },
          { record: incident, row: source },
          { kind: 'relates', by: actor, at: now },
        ),
      ],
    }
  },
})

/** Says on an incident what was split off it. Only what really was: the new ones are linked by then. */
export const splitIncident = defineCommand(incident, {
  name: 'split',
  fact: 'incident.split',
  from: ['new', 'in_progress', 'on_hold', 'resolved'],
  internal: true,
  input: { into: refList('incident', { required: true }) },
  may: isStaff,
  gather: async (kernel: Kernel, { row, input }) => {
    const found = await sql<{ number: string }>`
      select w.number from record_link l join work_item w on w.id = l.from_id
      where l.to_id = ${row.id} and l.from_id = any(${input.into ?? []}::uuid[]) order by w.number`.execute(
      kernel.db,
    )
    return found.rows.map(each => each.number)
  },
  decide: ({ input, gathered }) => {
    if (gathered.length === 0 || gathered.length !== input.into?.length)
      throw invalidField('into', 'These incidents were not split off this one.')
    return { data: { into: gathered } }
  },
})
