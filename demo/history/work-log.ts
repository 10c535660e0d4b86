import type { ChecklistItem } from '../../src/capabilities/checklist/checklist.ts'
import type { Template } from '../../src/capabilities/checklist/checklist-commands.ts'
import { itemsInLines } from '../../src/capabilities/checklist/template-lines.ts'
import type { Logging } from '../../src/capabilities/time-worked/time-commands.ts'
import { demoChecklists } from '../company/checklists.ts'
import type { DemoPerson } from '../company/person.ts'
import { sitePlans } from '../company/sites.ts'
import type { Random } from '../random.ts'
import type { Telling } from './telling.ts'

const kinds = ['Work', 'Travel', 'Vendor call']

const notes: Record<string, readonly string[]> = {
  Work: ['Remote session', 'Looked through the logs', 'Tested with the caller', 'Set up again and tested'],
  Travel: ['On site', 'To the other building and back', 'Took the part over'],
  'Vendor call': ['Hotline, with waiting', 'Screen shared with the supplier'],
}

/** How many write down what they worked. */
const share = 0.28

/** A stream of its own: what is logged changes nothing of what happens. */
const streamOf = ({ random, story }: Telling): Random => random.fork(`work log ${story.facts.length}`)

/** What the person worked on it so far, if he is one who writes it down. */
export function logTime(telling: Telling, person: DemoPerson): void {
  const random = streamOf(telling)
  if (telling.over || !random.chance(share)) return
  const { category } = telling.plan.scenario
  const isLegwork = ['Hardware', 'Printing', 'Workplace & meeting rooms'].includes(category)
  const heldByVendor = telling.story.facts.some(fact => fact.data?.holdReason === 'vendor')
  const also =
    heldByVendor && random.chance(0.6) ? 'Vendor call' : isLegwork && random.chance(0.3) ? 'Travel' : null
  enter(telling, person, random, 'Work', random.logNormal(22, 0.7))
  if (also) enter(telling, person, random, also, random.logNormal(28, 0.5))
}

function enter(telling: Telling, person: DemoPerson, random: Random, kind: string, minutes: number): void {
  const rounded = Math.min(480, Math.max(5, Math.round(minutes / 5) * 5))
  const gathered: Logging = {
    worker: { id: person.id, name: person.name, timeZone: sitePlans[person.site].zone },
    kinds,
  }
  const input = {
    minutes: rounded,
    kind,
    billable: kind === 'Vendor call' && random.chance(0.5),
    ...(random.chance(0.45) ? { note: random.pick(notes[kind] ?? []) } : {}),
  }
  telling.story.act(telling.stage.practice.commands.logTime, telling.actor(person), input, gathered)
}

/** Puts the list on it that fits, if there is one: most of the desk keeps to them. */
export function takeChecklist(telling: Telling, person: DemoPerson): void {
  const random = streamOf(telling)
  const list = demoChecklists.find(each => each.fits(telling.plan.scenario))
  if (telling.over || !list || !random.chance(0.6)) return
  const gathered: Template = { name: list.name, items: itemsInLines(list.items), here: [] }
  telling.story.act(telling.stage.practice.commands.applyChecklist, telling.actor(person), {}, gathered)
}

/** Ticks items off in their order: all that are mandatory and most others, or only the first few. */
export function tickItems(telling: Telling, person: DemoPerson, extent: 'all' | 'some'): void {
  const random = streamOf(telling)
  const items = telling.story.rowsOf('checklist_item').map(
    (row): ChecklistItem => ({
      id: String(row.id),
      text: String(row.text),
      mandatory: row.mandatory === true,
      position: Number(row.position),
      doneAt: row.done_at instanceof Date ? row.done_at : null,
      doneById: null,
      doneByName: null,
    }),
  )
  const few = random.whole(1, 3)
  const chosen = items.filter((item, index) =>
    extent === 'all' ? item.mandatory || random.chance(0.8) : index < few,
  )
  for (const item of chosen) {
    if (telling.over) return
    telling.story.at += random.between(15, 60) * 1000
    telling.story.act(
      telling.stage.practice.commands.tickChecklistItem,
      telling.actor(person),
      { item: item.id },
      items,
    )
  }
}
