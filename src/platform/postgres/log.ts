/** What this folder needs of a logger; pino fits. */
export type Log = {
  info(message: string): void
  warn(message: string): void
  error(message: string): void
}
