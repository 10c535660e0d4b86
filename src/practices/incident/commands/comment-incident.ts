import { commentCommand } from '../../../capabilities/comment/comment.ts'
import { incident } from '../incident.record.ts'

/** The comment capability's command, by name for the reactions that speak on an incident. */
export const commentIncident = commentCommand(incident)
