import { roles } from '../../kernel/access/actor.ts'
import { defineRecord } from '../../kernel/record/declaration.ts'
import { boolean, multiChoice, ref, text } from '../../kernel/record/fields.ts'
import { directorySeesInternal, personRead } from '../access.ts'

/** A person is not a login: whoever has an address can be a requester. */
export const person = defineRecord({
  type: 'person',
  plural: 'people',
  icon: 'user',
  fields: {
    name: text({ required: true, sortable: true }),
    email: text({ maxLength: 254 }),
    username: text({ maxLength: 64, internal: true }),
    title: text(),
    phone: text({ maxLength: 50 }),
    department: ref('department'),
    location: ref('location'),
    manager: ref('person'),
    vip: boolean({ internal: true }),
    active: boolean({ default: true }),
    roles: multiChoice(roles, { internal: true }),
    language: text({ maxLength: 8 }),
    timeZone: text({ maxLength: 64 }),
    externalId: text({ internal: true, readOnly: true }),
  },
  listColumns: ['name', 'title', 'email', 'department', 'location', 'manager', 'active'],
  form: ['name', 'email', 'username', 'title', 'department', 'location', 'manager', 'roles'],
  groups: [
    { name: 'contact', fields: ['email', 'phone', 'location', 'language', 'timeZone'] },
    { name: 'organisation', fields: ['title', 'department', 'manager', 'vip'] },
    { name: 'access', fields: ['username', 'roles', 'active'] },
  ],
  defaultQuery: 'active:yes',
  read: personRead,
  seesInternal: directorySeesInternal,
})
