import type { Kernel } from '../kernel.ts'
import type { FactRow } from './fact.ts'
import { LedgerReader } from './reader.ts'

export const reactionQueue = 'reaction'

interface ReactionJob {
  reaction: string
  fact: FactRow
}

/** Turns facts into jobs, one for each reaction that listens: each alone, retried, enqueued with the reader's move. */
export function reactionReader(kernel: Kernel): LedgerReader {
  const { reactions } = kernel.registry
  return new LedgerReader(kernel.root, 'reactions', async (facts, tx) => {
    const jobs = facts
      .filter(fact => fact.via !== 'import')
      .flatMap(fact =>
        reactions
          .filter(reaction => reaction.on.includes(fact.fact))
          .map(reaction => ({
            key: `${reaction.name}:${fact.xid}:${fact.seq}`,
            data: { reaction: reaction.name, fact } satisfies ReactionJob,
          })),
      )
    if (jobs.length > 0) await kernel.jobs.enqueue(tx, reactionQueue, jobs)
  })
}

/** Runs one reaction's job. The fact went through JSON: its instant is given its type back. */
export async function runReaction(kernel: Kernel, data: unknown): Promise<void> {
  const { reaction: name, fact } = data as ReactionJob
  const reaction = kernel.registry.reactions.find(item => item.name === name)
  if (!reaction) return
  await reaction.run(kernel, { ...fact, at: new Date(fact.at) })
}
