/** What ServiceNow calls our fields, on any table. */
const anywhere: Record<string, readonly string[]> = {
  externalId: ['sys_id', 'correlation_id', 'external_id', 'external id'],
  title: ['short_description', 'subject', 'summary'],
  assignee: ['assigned_to'],
  group: ['assignment_group'],
  service: ['business_service', 'service_offering', 'cmdb_ci'],
  channel: ['contact_type'],
  dueAt: ['due_date', 'due'],
  restrictedTo: ['restricted_to'],
  owner: ['owned_by'],
  supportGroup: ['support_group'],
  manager: ['managed_by'],
  timeZone: ['time_zone', 'timezone'],
  name: ['display_name'],
}

/** And what it calls them on the table of one record type. */
const byType: Record<string, Record<string, readonly string[]>> = {
  incident: { requester: ['caller_id', 'caller', 'requested_for', 'reporter'] },
  person: {
    name: ['full_name', 'display_name'],
    username: ['user_name', 'user_id', 'login'],
    email: ['email', 'e_mail', 'mail'],
    title: ['title', 'job_title'],
    phone: ['phone', 'mobile_phone', 'telephone'],
    language: ['preferred_language'],
  },
  group: { members: ['include_members', 'users'] },
  location: { address: ['full_name', 'street'] },
  category: { parent: ['parent_category'] },
}

/** Names a column for this field has elsewhere. */
export const serviceNowNames = (type: string, field: string): readonly string[] =>
  byType[type]?.[field] ?? anywhere[field] ?? []
