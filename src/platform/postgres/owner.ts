// One Steward per data folder: the file steward.pid says which process it is.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { OwnedElsewhereError } from './embedded-error.ts'
import { isRunning, markOf, type ProcessMark } from './process-mark.ts'

export type Ownership = { release(): void }

// An owner that was told to stop is on its way out; a restart must not fail on the one before.
const patienceMilliseconds = 2000

const ownerFile = (dataFolder: string) => path.join(dataFolder, 'steward.pid')

/** Makes this process the owner of the data folder, or throws `OwnedElsewhereError`. */
export async function claimOwnership(dataFolder: string): Promise<Ownership> {
  const file = ownerFile(dataFolder)
  const claim = `${JSON.stringify(markOf(process.pid))}\n`
  await whenOwnerEnds(dataFolder)
  for (let attempt = 0; attempt < 20; attempt++) {
    if (tryCreate(file, claim) && (attempt === 0 || (await stillHolds(file, claim)))) {
      return { release: () => removeIfHolds(file, claim) }
    }
    const held = tryRead(file)
    const owner = held === null ? null : parse(held)
    if (owner !== null && isRunning(owner)) throw ownedBy(owner)
    if (held !== null) removeIfHolds(file, held)
  }
  throw new OwnedElsewhereError(`Another Steward is taking over ${dataFolder} at this moment. Try again.`)
}

async function whenOwnerEnds(dataFolder: string): Promise<void> {
  const deadline = Date.now() + patienceMilliseconds
  for (;;) {
    const owner = findOwner(dataFolder)
    if (owner === null) return
    if (owner.pid === process.pid || Date.now() > deadline) throw ownedBy(owner)
    await sleep(50)
  }
}

/** The live owner of the data folder, or null. */
export function findOwner(dataFolder: string): ProcessMark | null {
  const held = tryRead(ownerFile(dataFolder))
  const owner = held === null ? null : parse(held)
  return owner !== null && isRunning(owner) ? owner : null
}

function ownedBy(owner: ProcessMark): OwnedElsewhereError {
  return new OwnedElsewhereError(
    `Steward is already running on this data folder (process ${owner.pid}). Stop it first, or set STEWARD_DATA to another folder.`,
  )
}

/** Creates the file whole or not at all; false when it exists. */
function tryCreate(file: string, content: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, content, { mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    return tryCreateWithoutLink(file, content)
  } finally {
    rmSync(draft, { force: true })
  }
}

// Some network and FAT file systems have no hard links.
function tryCreateWithoutLink(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o644 })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

/** Moves the file away before looking at it: between reading and removing, another process may have claimed. */
function removeIfHolds(file: string, content: string): void {
  const aside = `${file}.${process.pid}.old`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  const moved = tryRead(aside)
  if (moved !== null && moved !== content) tryCreate(file, moved)
  rmSync(aside, { force: true })
}

// Two processes may take over one stale file at once; the one whose claim was moved aside must notice.
async function stillHolds(file: string, claim: string): Promise<boolean> {
  await sleep(30)
  return tryRead(file) === claim
}

function parse(held: string): ProcessMark | null {
  try {
    const mark = JSON.parse(held) as Partial<ProcessMark>
    if (!Number.isInteger(mark.pid) || mark.pid === undefined) return null
    return { pid: mark.pid, startMark: mark.startMark ?? null }
  } catch {
    return null
  }
}

function tryRead(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
