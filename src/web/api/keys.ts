// Names of everything cached, so that whoever changes a record knows what to refresh.

export const keys = {
  me: ['me'] as const,
  setup: ['setup'] as const,
  meta: ['meta'] as const,
  lists: (plural: string) => ['list', plural] as const,
  list: (plural: string, q: string, sort: string) => ['list', plural, q, sort] as const,
  short: (plural: string, q: string, sort: string, limit: number) =>
    ['short', plural, q, sort, limit] as const,
  shorts: (plural: string) => ['short', plural] as const,
  count: (plural: string, q: string) => ['count', plural, q] as const,
  counts: (plural: string) => ['count', plural] as const,
  record: (plural: string, id: string) => ['record', plural, id] as const,
  records: (plural: string) => ['record', plural] as const,
  timeline: (plural: string, id: string) => ['timeline', plural, id] as const,
  attachments: (plural: string, id: string) => ['attachments', plural, id] as const,
  links: (plural: string, id: string) => ['links', plural, id] as const,
  search: (q: string, types: string) => ['search', q, types] as const,
  options: (type: string, words: string) => ['options', type, words] as const,
  job: (id: string) => ['job', id] as const,
  audit: (query: string) => ['audit', query] as const,
  roles: ['access', 'roles'] as const,
  allTokens: ['access', 'tokens'] as const,
  personAccess: (id: string) => ['access', 'people', id] as const,
  tryAssignment: (query: string) => ['list', 'assignment-rules', 'preview', query] as const,
  sessions: ['me', 'sessions'] as const,
  tokens: ['me', 'tokens'] as const,
}
