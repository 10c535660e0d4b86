// The map of the house: which address shows which page. Pages load when they are first visited.
import { lazyPage, type Page } from './router/page.ts'

const list = lazyPage(() => import('./kit/list/ListPage.tsx').then(file => file.ListPage))
const record = lazyPage(() => import('./kit/record/RecordRoute.tsx').then(file => file.RecordRoute))
const account = lazyPage(() => import('./account/AccountPage.tsx').then(file => file.AccountPage))

export const workspacePages: Page[] = [
  { path: '/', ...lazyPage(() => import('./shell/MyWorkPage.tsx').then(file => file.MyWorkPage)) },
  { path: '/inbox', ...lazyPage(() => import('./inbox/InboxPage.tsx').then(file => file.InboxPage)) },
  { path: '/work/:plural', ...list },
  { path: '/work/:plural/:id', ...record },
  { path: '/directory/:plural', ...list },
  { path: '/directory/:plural/:id', ...record },
  { path: '/search', ...lazyPage(() => import('./shell/SearchPage.tsx').then(file => file.SearchPage)) },
  {
    path: '/knowledge',
    ...lazyPage(() => import('./knowledge/KnowledgePage.tsx').then(file => file.KnowledgePage)),
  },
  {
    path: '/service-levels',
    ...lazyPage(() => import('./service-level/AttainmentPage.tsx').then(file => file.AttainmentPage)),
  },
  { path: '/account', ...account },
  { path: '/admin', ...lazyPage(() => import('./admin/AdminHome.tsx').then(file => file.AdminHome)) },
  { path: '/admin/audit', ...lazyPage(() => import('./admin/AuditPage.tsx').then(file => file.AuditPage)) },
  { path: '/admin/mail', ...lazyPage(() => import('./admin/mail/MailPage.tsx').then(file => file.MailPage)) },
  {
    path: '/admin/import',
    ...lazyPage(() => import('./admin/import/ImportPage.tsx').then(file => file.ImportPage)),
  },
  {
    path: '/admin/settings',
    ...lazyPage(() => import('./admin/SettingsPage.tsx').then(file => file.SettingsPage)),
  },
  {
    path: '/admin/canned-replies/:id',
    ...lazyPage(() => import('./admin/kept/CannedReplyPage.tsx').then(file => file.CannedReplyPage)),
  },
  {
    path: '/admin/mail-templates/:id',
    ...lazyPage(() => import('./admin/mail/MailTemplatePage.tsx').then(file => file.MailTemplatePage)),
  },
  {
    path: '/admin/macros/:id',
    ...lazyPage(() => import('./admin/kept/MacroPage.tsx').then(file => file.MacroPage)),
  },
  {
    path: '/admin/templates/:id',
    ...lazyPage(() => import('./admin/kept/TemplatePage.tsx').then(file => file.TemplatePage)),
  },
  {
    path: '/admin/recurrences/:id',
    ...lazyPage(() => import('./admin/kept/RecurrencePage.tsx').then(file => file.RecurrencePage)),
  },
  {
    path: '/admin/agreements/:id',
    ...lazyPage(() => import('./admin/agreement/AgreementPage.tsx').then(file => file.AgreementPage)),
  },
  {
    path: '/admin/calendars/:id',
    ...lazyPage(() => import('./admin/calendar/CalendarPage.tsx').then(file => file.CalendarPage)),
  },
  { path: '/admin/roles', ...lazyPage(() => import('./admin/RolesPage.tsx').then(file => file.RolesPage)) },
  { path: '/admin/access', ...lazyPage(() => import('./admin/WhyPage.tsx').then(file => file.WhyPage)) },
  {
    path: '/admin/tokens',
    ...lazyPage(() => import('./admin/TokensPage.tsx').then(file => file.TokensPage)),
  },
  {
    path: '/admin/try-assignment',
    ...lazyPage(() => import('./admin/TryAssignmentPage.tsx').then(file => file.TryAssignmentPage)),
  },
  {
    path: '/admin/categories',
    ...lazyPage(() => import('./admin/CategoriesPage.tsx').then(file => file.CategoriesPage)),
  },
  {
    path: '/admin/categories/list',
    ...lazyPage(() => import('./admin/CategoryList.tsx').then(file => file.CategoryList)),
  },
  { path: '/admin/:plural', ...list },
  { path: '/admin/:plural/:id', ...record },
]

export const portalPages: Page[] = [
  { path: '/portal', ...lazyPage(() => import('./portal/PortalHome.tsx').then(file => file.PortalHome)) },
  {
    path: '/portal/new',
    ...lazyPage(() => import('./portal/ReportIssue.tsx').then(file => file.ReportIssue)),
  },
  {
    path: '/portal/tickets',
    ...lazyPage(() => import('./portal/MyTickets.tsx').then(file => file.MyTickets)),
  },
  {
    path: '/portal/tickets/:id',
    ...lazyPage(() => import('./portal/TicketPage.tsx').then(file => file.TicketPage)),
  },
  {
    path: '/portal/articles',
    ...lazyPage(() => import('./portal/ArticlesPage.tsx').then(file => file.ArticlesPage)),
  },
  {
    path: '/portal/articles/:id',
    ...lazyPage(() => import('./portal/ArticlePage.tsx').then(file => file.ArticlePage)),
  },
  { path: '/portal/account', ...account },
]
