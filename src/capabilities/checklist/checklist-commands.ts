import { isStaff } from '../../kernel/access/actor.ts'
import { matches } from '../../kernel/access/where.ts'
import type { AnyCommand, GenericMoment } from '../../kernel/command/command.ts'
import type { Decision, Write } from '../../kernel/command/decision.ts'
import { unlistedAct } from '../../kernel/command/generic.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { invalidField, notFound, Problem } from '../../kernel/problem.ts'
import { loadRow } from '../../kernel/query/read.ts'
import type { RecordType } from '../../kernel/record/declaration.ts'
import { boolean, type Fields, number, ref, text } from '../../kernel/record/fields.ts'
import { type ChecklistItem, itemsOf, moved, newItem, placeAfter } from './checklist.ts'
import { checklistTemplate } from './checklist-template.module.ts'
import { checklistWords } from './checklist-words.ts'
import { itemsInLines, longestItem, mostItems, type TemplateItem } from './template-lines.ts'

type Act = keyof typeof checklistWords
type Moment = GenericMoment & { items: ChecklistItem[] }

/** The item the input names, among those of this record. */
function chosen({ items, input }: Moment): ChecklistItem {
  const item = items.find(({ id }) => id === input.item)
  if (!item) throw notFound('item on this checklist')
  return item
}

const update = (item: ChecklistItem, set: Record<string, unknown>): Write => ({
  update: 'checklist_item',
  set,
  where: { id: item.id },
})

function refuseTooMany(count: number): void {
  if (count > mostItems) throw new Problem('not_now', `A checklist has at most ${mostItems} items.`)
}

const itemField = text({ required: true, maxLength: 64 })
const textField = { maxLength: longestItem }

/** The checklist's acts on a work item. All are internal, and a repeated click changes nothing. */
export function checklistCommands(record: RecordType): AnyCommand[] {
  const act = (
    name: string,
    fact: string,
    words: Act,
    input: Fields,
    decide: (moment: Moment) => Decision,
  ): AnyCommand => ({
    record,
    name,
    fact: `${record.type}.${fact}`,
    ...unlistedAct,
    internal: true,
    words: checklistWords[words],
    input,
    may: isStaff,
    gather: (kernel, { row }) => itemsOf(kernel, row.id),
    decide: ({ gathered, ...moment }) => decide({ ...moment, items: gathered as ChecklistItem[] }),
  })

  return [
    act(
      'addChecklistItem',
      'checklistItemAdded',
      'add',
      { text: text({ ...textField, required: true }), mandatory: boolean() },
      ({ row, items, input }) => {
        refuseTooMany(items.length + 1)
        const item = { text: String(input.text), mandatory: input.mandatory === true }
        const { id, write } = newItem(record, row, item, placeAfter(items))
        return { data: { item: id, ...item }, also: [write] }
      },
    ),
    act(
      'editChecklistItem',
      'checklistItemChanged',
      'edit',
      { item: itemField, text: text(textField), mandatory: boolean() },
      moment => {
        const item = chosen(moment)
        const { text: words = null, mandatory = item.mandatory } = moment.input
        if (words === '') throw invalidField('text', 'This must not be empty.')
        const set = { text: words === null ? item.text : String(words), mandatory: mandatory === true }
        if (set.text === item.text && set.mandatory === item.mandatory) return {}
        const before = { text: item.text, mandatory: item.mandatory }
        return { data: { item: item.id, ...set, before }, also: [update(item, set)] }
      },
    ),
    act(
      'moveChecklistItem',
      'checklistItemMoved',
      'move',
      { item: itemField, to: number({ required: true, min: 1, max: mostItems }) },
      moment => {
        const item = chosen(moment)
        const changed = moved(moment.items, item, Math.trunc(Number(moment.input.to)))
        if (changed.length === 0) return {}
        const also = changed.map(
          ({ id, position }): Write => ({ update: 'checklist_item', set: { position }, where: { id } }),
        )
        return { data: { item: item.id, text: item.text, to: moment.input.to }, also }
      },
    ),
    act('tickChecklistItem', 'checklistItemTicked', 'tick', { item: itemField }, moment => {
      const item = chosen(moment)
      if (item.doneAt) return {}
      const { actor, now } = moment
      const done = { done_at: now, done_by_id: actor.id, done_by_name: actor.name }
      return { data: { item: item.id, text: item.text }, also: [update(item, done)] }
    }),
    act('untickChecklistItem', 'checklistItemUnticked', 'untick', { item: itemField }, moment => {
      const item = chosen(moment)
      if (!item.doneAt) return {}
      const open = { done_at: null, done_by_id: null, done_by_name: null }
      return { data: { item: item.id, text: item.text }, also: [update(item, open)] }
    }),
    act('removeChecklistItem', 'checklistItemRemoved', 'remove', { item: itemField }, moment => {
      const item = chosen(moment)
      const { id, text: words, mandatory, doneAt } = item
      return {
        data: { item: id, text: words, mandatory, done: doneAt !== null },
        also: [{ delete: 'checklist_item', where: { id } }],
      }
    }),
    applyChecklist(record),
  ]
}

/** A template as it is put on a record, and what stands there. */
export interface Template {
  name: string
  items: TemplateItem[]
  here: ChecklistItem[]
}

async function gatherTemplate(kernel: Kernel, { row, input, actor }: GenericMoment): Promise<Template> {
  const template = await loadRow(kernel, checklistTemplate, String(input.template))
  if (!template || !matches(checklistTemplate.read(actor), template))
    throw invalidField('template', 'There is no such template, or it is not for your group.')
  if (!template.active) throw invalidField('template', 'This template is no longer in use.')
  const items = itemsInLines(String(template.items))
  return { name: String(template.name), items, here: await itemsOf(kernel, row.id) }
}

/** All items of a template in one act; those that stand there already are not added twice. */
const applyChecklist = (record: RecordType): AnyCommand => ({
  record,
  name: 'applyChecklist',
  fact: `${record.type}.checklistApplied`,
  ...unlistedAct,
  internal: true,
  words: checklistWords.apply,
  input: { template: ref('checklist_template', { required: true }) },
  may: isStaff,
  gather: gatherTemplate,
  decide: ({ row, gathered }) => {
    const { name, items, here } = gathered as Template
    const known = new Set(here.map(item => item.text))
    const added = items.filter(item => !known.has(item.text) && known.add(item.text))
    if (added.length === 0) return {}
    refuseTooMany(here.length + added.length)
    const first = placeAfter(here)
    const also = added.map((item, index) => newItem(record, row, item, first + index).write)
    return { data: { text: name, count: added.length }, also }
  },
})
