import { capabilityCommands } from '../../capabilities/work-item-commands.ts'
import type { HttpModule } from '../../platform/http/module.ts'
import { answerRoutes } from './answers/answer-routes.ts'
import { articleMessages } from './article.messages.ts'
import { article } from './article.record.ts'
import { createArticle } from './commands/create-article.ts'
import { editArticle } from './commands/edit-article.ts'
import { confirmArticle, publishArticle } from './commands/publish-article.ts'
import { rateArticle } from './commands/rate-article.ts'
import { markOutdated, retireArticle, takeUpArticle } from './commands/retire-article.ts'
import { scheduleArticle, sendBackArticle, submitArticle } from './commands/review-article.ts'
import { dropRevision, reviseArticle } from './commands/revise-article.ts'
import { translateArticle } from './commands/translate-article.ts'
import { editionRoutes } from './editions/edition-routes.ts'
import { measureRoutes } from './measures/measure-routes.ts'
import { forgetReading } from './measures/measures.ts'
import { publishScheduled } from './schedules/publish-scheduled.ts'

export const knowledgeModule: HttpModule = {
  record: article,
  commands: [
    createArticle,
    editArticle,
    submitArticle,
    sendBackArticle,
    scheduleArticle,
    publishArticle,
    reviseArticle,
    dropRevision,
    confirmArticle,
    translateArticle,
    markOutdated,
    retireArticle,
    takeUpArticle,
    rateArticle,
    ...capabilityCommands(article),
  ],
  messages: articleMessages,
  schedules: [publishScheduled, { name: 'forget-reading', cron: '41 3 * * *', run: forgetReading }],
  routes: (app, kernel) => {
    answerRoutes(app, kernel)
    editionRoutes(app, kernel)
    measureRoutes(app, kernel)
  },
}
