import { join } from 'node:path'
import type { Room } from '../platform/postgres/migrate.ts'

const source = join(import.meta.dirname, '..')
const room = (path: string): Room => ({ name: path, folder: join(source, path, 'migrations') })

/** Whose tables exist, in the order they build on each other. */
export const rooms: readonly Room[] = [
  room('kernel'),
  room('platform/jobs'),
  room('people'),
  room('capabilities/comment'),
  room('capabilities/attachment'),
  room('capabilities/link'),
  room('capabilities/custom-field'),
  room('capabilities/setting'),
  room('capabilities/view'),
  room('capabilities/bulk'),
  room('capabilities/presence'),
  room('capabilities/draft'),
  room('capabilities/notification'),
  room('capabilities/checklist'),
  room('capabilities/time-worked'),
  room('practices/service'),
  room('practices/incident'),
  room('practices/knowledge'),
  // After the practice that once made its table.
  room('capabilities/canned-reply'),
  room('capabilities/template'),
  room('capabilities/macro'),
  room('capabilities/recurrence'),
  room('capabilities/service-level'),
  room('channels/import'),
  room('channels/mail'),
  room('channels/push'),
]
