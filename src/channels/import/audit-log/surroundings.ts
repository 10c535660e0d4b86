import { draftOf } from '../../../kernel/command/draft.ts'
import { dryRun } from '../../../kernel/command/execute.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type CategoryName, categoryLabel, namedCategories } from './categories.ts'
import type { LogRow } from './log-columns.ts'
import { creating, importer, namedRecords } from './named-records.ts'
import type { Surroundings } from './snapshot.ts'

export interface Found {
  around: Surroundings
  /** How many of each the log names, and how many of them are new here. */
  counts: Record<string, number>
}

/** Finds what the incidents refer to, or adds it; in a dry run nothing is added and ids are labels. */
export async function surroundingsOf(
  kernel: Kernel,
  incidents: Iterable<readonly LogRow[]>,
  options: { dryRun: boolean },
): Promise<Found> {
  const labels = labelsIn(incidents)
  const people = await namedRecords(kernel, 'person', [...labels.people], options)
  const groups = await namedRecords(kernel, 'group', [...labels.groups], options)
  const locations = await namedRecords(kernel, 'location', [...labels.locations], options)
  const categories = await namedCategories(kernel, [...labels.categories.values()], options)
  const priorities = await usualPriorities(kernel)
  return {
    around: {
      idOf: (kind, label, parent = null) => {
        if (label === null) return null
        if (kind === 'category') return categories.idByLabel.get(categoryLabel(label, parent)) ?? null
        const known = { person: people, group: groups, location: locations }[kind]
        return known.idByLabel.get(label) ?? null
      },
      priorityOf: (impact, urgency) => priorities.get(`${impact},${urgency}`) ?? '4',
    },
    counts: {
      people: labels.people.size,
      peopleAdded: people.added,
      groups: labels.groups.size,
      groupsAdded: groups.added,
      locations: labels.locations.size,
      locationsAdded: locations.added,
      categories: labels.categories.size,
      categoriesAdded: categories.added,
    },
  }
}

function labelsIn(incidents: Iterable<readonly LogRow[]>) {
  const people = new Set<string>()
  const groups = new Set<string>()
  const locations = new Set<string>()
  const categories = new Map<string, CategoryName>()
  for (const rows of incidents) {
    for (const row of rows) {
      for (const label of [row.requester, row.openedBy, row.updatedBy, row.assignee, row.resolvedBy]) {
        if (label !== null) people.add(label)
      }
      if (row.group !== null) groups.add(row.group)
      if (row.location !== null) locations.add(row.location)
      for (const category of categoriesIn(row)) {
        categories.set(categoryLabel(category.name, category.parent), category)
      }
    }
  }
  return { people, groups, locations, categories }
}

function categoriesIn({ category, subcategory }: LogRow): CategoryName[] {
  if (category === null) return []
  const named = { name: category, parent: null }
  return subcategory === null ? [named] : [named, { name: subcategory, parent: category }]
}

/** What Steward's own matrix gives, asked of the command that would open such an incident. */
async function usualPriorities(kernel: Kernel): Promise<Map<string, string>> {
  const usual = new Map<string, string>()
  const command = creating(kernel, 'incident')
  for (const impact of ['1', '2', '3']) {
    for (const urgency of ['1', '2', '3']) {
      const input = { title: 'Priority', impact, urgency }
      const draft = draftOf(command.record, importer)
      const { set } = await dryRun(kernel, { actor: importer, command, input }, draft)
      usual.set(`${impact},${urgency}`, String(set.priority ?? draft.priority))
    }
  }
  return usual
}
