/** Why the embedded PostgreSQL cannot run: the message is one line for the person who starts Steward. */
export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError'
}

/** Another Steward holds the data folder. */
export class OwnedElsewhereError extends EmbeddedPostgresError {
  override name = 'OwnedElsewhereError'
}
