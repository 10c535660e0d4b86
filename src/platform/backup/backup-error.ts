/** A backup cannot be written or restored: the message is one line for the person who asked for it. */
export class BackupError extends Error {
  override name = 'BackupError'
}
