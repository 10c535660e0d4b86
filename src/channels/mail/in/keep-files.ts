import { Readable } from 'node:stream'
import { safeName } from '../../../capabilities/attachment/attachment.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { execute } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { FileStore } from '../../../kernel/ports/files.ts'
import type { AnyRow } from '../../../kernel/record/declaration.ts'
import { mailActor } from './decide.ts'
import type { IncomingFile } from './incoming.ts'

/** A file whose bytes are on the disk and which hangs on nothing yet. */
export interface KeptFile {
  name: string
  mediaType: string
  sha256: string
  size: number
}

/** Before the transaction that says where they belong: the disk is slow, and the same bytes are kept once. */
export async function keepFiles(files: FileStore, incoming: readonly IncomingFile[]): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for (const { name, mediaType, content } of incoming) {
    const stored = await files.put(Readable.from([content]), Number.POSITIVE_INFINITY)
    kept.push({ name: safeName(name), mediaType, ...stored })
  }
  return kept
}

/** Attaches them to the record, for the comment they came with; as Steward's where the person himself may not. */
export async function attachFiles(
  kernel: Kernel,
  type: string,
  row: AnyRow,
  actor: Actor,
  files: readonly KeptFile[],
  internal: boolean,
): Promise<string[]> {
  const command = kernel.registry.command(type, 'attach')
  if (!command) return []
  const by = command.may(actor, row) ? actor : mailActor()
  const ids: string[] = []
  for (const file of files) {
    const input = { ...file, internal }
    const { facts } = await execute(kernel, { actor: by, command, target: row.id, input })
    ids.push(String(facts[0]?.data?.attachment))
  }
  return ids
}
