import { pino } from 'pino'
import type { Log } from '../kernel/ports/log.ts'

/** The process's log: JSON lines on standard error, so that standard output belongs to what a command prints. */
export function plainLog(level: string): Log {
  const log = pino({ level, base: null }, pino.destination(2))
  return {
    info: (object, message) => log.info(object, message),
    warn: (object, message) => log.warn(object, message),
    error: (object, message) => log.error(object, message),
  }
}
