import { invalidField } from '../../../kernel/problem.ts'
import { isId } from '../../../kernel/query/read.ts'
import { roles, type Warning } from './agreement.ts'

const mostWarnings = 10
const mostNamed = 50

/** The warnings of a target in their order; throws the problem beside the field. */
export function checkedWarnings(given: unknown, place: string): Warning[] {
  const refuse = (detail: string) => invalidField(place, detail)
  if (!Array.isArray(given) || given.length > mostWarnings)
    throw refuse(`Give a list of at most ${mostWarnings} warnings.`)
  const checked = given.map((each: Partial<Warning> | null): Warning => {
    const percent = Number(each?.percent)
    if (!Number.isInteger(percent) || percent < 1 || percent > 1000)
      throw refuse('A warning comes at a whole share of the time, from 1 to 1000 percent.')
    const assignTo = each?.assignTo ?? null
    if (assignTo !== null && !isId(assignTo)) throw refuse('The group to hand it to is not known.')
    return {
      percent,
      notify: roles.filter(role => each?.notify?.includes(role)),
      people: ids(each?.people),
      groups: ids(each?.groups),
      assignTo,
      raisePriority: each?.raisePriority === true,
    }
  })
  if (new Set(checked.map(warning => warning.percent)).size < checked.length)
    throw refuse('Two warnings come at the same share of the time.')
  return checked.toSorted((a, b) => a.percent - b.percent)

  function ids(list: unknown): string[] {
    const named = list ?? []
    if (!Array.isArray(named) || named.length > mostNamed || !named.every(id => isId(String(id))))
      throw refuse(`Name at most ${mostNamed} people or groups by their ids.`)
    return [...new Set(named.map(id => String(id).toLowerCase()))]
  }
}
