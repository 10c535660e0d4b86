import { IconFileImport, IconHistory } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTypes } from '../api/meta.ts'
import { useTitle } from '../kit/use-title.ts'
import { type MessageKey, t } from '../messages/t.ts'
import { Link } from '../router/Link.tsx'
import { TypeIcon } from '../shell/TypeIcon.tsx'
import styles from './Admin.module.css'

const hints: Record<string, MessageKey> = {
  custom_field: 'admin.customFieldsHint',
  setting: 'admin.settingsHint',
  category: 'admin.categoriesHint',
  assignment_rule: 'admin.assignmentRulesHint',
  canned_reply: 'admin.cannedRepliesHint',
  template: 'admin.templatesHint',
  macro: 'admin.macrosHint',
  recurrence: 'admin.recurrencesHint',
  checklist_template: 'admin.checklistTemplatesHint',
}

export function AdminHome() {
  const types = useTypes().filter(type => type.area === 'admin')
  const icon = { size: 20, stroke: 1.5, 'aria-hidden': true }
  useTitle(t('nav.admin'))
  return (
    <div className={styles.page}>
      <h1>{t('nav.admin')}</h1>
      <p className={styles.lead}>{t('admin.lead')}</p>
      <div className={styles.places}>
        {types.map(type => {
          const hint = hints[type.type]
          return (
            <Place
              key={type.type}
              to={`/admin/${type.plural}`}
              icon={<TypeIcon icon={type.icon} size={20} />}
              name={type.labelPlural}
              hint={hint ? t(hint) : ''}
            />
          )
        })}
        <Place
          to="/admin/import"
          icon={<IconFileImport {...icon} />}
          name={t('import.title')}
          hint={t('admin.importHint')}
        />
        <Place
          to="/admin/audit"
          icon={<IconHistory {...icon} />}
          name={t('audit.title')}
          hint={t('admin.auditHint')}
        />
      </div>
    </div>
  )
}

interface PlaceProps {
  to: string
  icon: ReactNode
  name: string
  hint: string
}

function Place({ to, icon, name, hint }: PlaceProps) {
  return (
    <Link to={to} className={styles.place}>
      {icon}
      <span>
        <b>{name}</b>
        {hint}
      </span>
    </Link>
  )
}
