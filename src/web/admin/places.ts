import { useMe } from '../api/me.ts'
import type { TypeMeta } from '../api/types.ts'
import { type MessageKey, t } from '../messages/t.ts'
import { listPath } from '../shell/paths.ts'
import { wordsOfSettings } from './known-settings.ts'

export interface Place {
  to: string
  icon: string
  label: string
  hint: string
  /** What else it is found by. */
  words: string[]
}

interface PlaceGroup {
  name: MessageKey
  places: Place[]
}

const hints: Record<string, MessageKey> = {
  person: 'admin.peopleHint',
  department: 'admin.departmentsHint',
  location: 'admin.locationsHint',
  group: 'admin.groupsHint',
  custom_field: 'admin.customFieldsHint',
  setting: 'admin.settingsHint',
  category: 'admin.categoriesHint',
  assignment_rule: 'admin.assignmentRulesHint',
  canned_reply: 'admin.cannedRepliesHint',
  template: 'admin.templatesHint',
  macro: 'admin.macrosHint',
  recurrence: 'admin.recurrencesHint',
  calendar: 'admin.calendarsHint',
  agreement: 'admin.agreementsHint',
  checklist_template: 'admin.checklistTemplatesHint',
  view: 'admin.viewsHint',
  mail_template: 'admin.mailTemplatesHint',
}

const people = ['person', 'group', 'department', 'location']
const pages = ['custom_field', 'setting', 'view']

/** Administrators and auditors; others with a place in the administration see their record types only. */
export function useIsOverseer(): boolean {
  return useMe().roles.some(role => role === 'administrator' || role === 'auditor')
}

/** A type of the administration that nobody named here stands with the rules of work. */
export function placeGroups(types: TypeMeta[], isOverseer: boolean): PlaceGroup[] {
  const named = (names: string[]) =>
    names.flatMap(name => types.filter(type => type.type === name)).map(ofType)
  const others = types.filter(type => type.area === 'admin' && ![...people, ...pages].includes(type.type))
  const only = (places: Place[]) => (isOverseer ? places : [])
  return [
    {
      name: 'admin.groupPeople',
      places: [
        ...named(people),
        ...only([
          page('/admin/roles', 'shield', 'roles.title', 'roles.hint'),
          page('/admin/access', 'eye', 'why.title', 'why.hint'),
          page('/admin/tokens', 'key', 'allTokens.title', 'allTokens.hint'),
        ]),
      ],
    },
    {
      name: 'admin.groupWork',
      places: [
        ...others.flatMap(type =>
          type.type === 'assignment_rule'
            ? [ofType(type), page('/admin/try-assignment', 'flask', 'tryRules.title', 'tryRules.hint')]
            : [ofType(type)],
        ),
      ],
    },
    { name: 'admin.groupPages', places: isOverseer ? named(pages) : named(['view']) },
    {
      name: 'admin.groupData',
      places: only([
        page('/admin/import', 'file-import', 'import.title', 'admin.importHint'),
        page('/admin/mail', 'mail', 'mail.title', 'mail.hint'),
        page('/admin/audit', 'history', 'audit.title', 'admin.auditHint'),
      ]),
    },
  ]
}

function ofType(type: TypeMeta): Place {
  const hint = hints[type.type]
  const inside = type.type === 'setting' ? wordsOfSettings() : []
  return {
    to: listPath(type),
    icon: type.icon,
    label: type.labelPlural,
    hint: hint ? t(hint) : '',
    words: [type.label, ...type.fields.map(field => field.label), ...inside],
  }
}

const page = (to: string, icon: string, label: MessageKey, hint: MessageKey): Place => ({
  to,
  icon,
  label: t(label),
  hint: t(hint),
  words: [],
})
