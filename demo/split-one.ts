import { sql } from 'kysely'
import type { Actor } from '../src/kernel/access/actor.ts'
import { execute } from '../src/kernel/command/execute.ts'
import type { Kernel } from '../src/kernel/kernel.ts'
import type { Company } from './company/company.ts'
import { Actors } from './history/actors.ts'
import { commandOf } from './load-company.ts'

const aside =
  'Thank you. One more thing while I am at it: since yesterday my second monitor stays black as well.'

/**
 * A caller brings a second fault into a conversation, and the agent makes it an incident of its own. Done by the commands
 * themselves, since it joins two histories. Returns how many incidents it opened.
 */
export async function splitOne(kernel: Kernel, company: Company, at: Date): Promise<number> {
  if (!kernel.registry.has('incident')) return 0
  const source = await talkedAbout(kernel, company)
  const caller = company.people.find(person => person.id === source?.requester)
  if (!source || !caller) return 0
  const actors = new Actors(company)
  const [agent, requester] = [actors.of(company.personas.agent), actors.of(caller)]
  const act = (actor: Actor, name: string, input: Record<string, unknown>, target?: string) =>
    execute(kernel, {
      actor,
      command: commandOf(kernel, 'incident', name),
      input,
      at,
      ...(target ? { target } : {}),
    })
  const { facts } = await act(requester, 'comment', { body: aside }, source.id)
  const comment = facts[0]?.data?.comment
  const { row } = await act(agent, 'create', {
    title: 'Second monitor stays black',
    requester: caller.id,
    impact: '3',
    urgency: '2',
    channel: 'web',
  })
  await act(agent, 'splitFrom', { source: source.id, comments: [comment], watchers: true }, row.id)
  await act(agent, 'split', { into: [row.id] }, source.id)
  return 1
}

/** What the agent works on and his caller talked about lately. */
async function talkedAbout(
  kernel: Kernel,
  company: Company,
): Promise<{ id: string; requester: string } | undefined> {
  const found = await sql<{ id: string; requester: string }>`
    select w.id, w.requester_id as requester from work_item w
    where w.type = 'incident' and w.assignee_id = ${company.personas.agent.id} and w.state = 'in_progress'
      and w.requester_id is not null and w.last_word_by = 'requester'
    order by w.updated_at desc, w.id limit 1`.execute(kernel.db)
  return found.rows[0]
}
