import { setTimeout } from 'node:timers/promises'
import { bulkQueue } from '../capabilities/bulk/bulk-run.ts'
import { resumeBulks, runBulkJob } from '../capabilities/bulk/run-bulk.ts'
import { changeFields } from '../capabilities/custom-field/change-fields.ts'
import { forgetOldDrafts } from '../capabilities/draft/draft.ts'
import { channels } from '../capabilities/notification/events.ts'
import { forgetOldNotifications } from '../capabilities/notification/forget.ts'
import { inboxReader } from '../capabilities/notification/inbox-reader.ts'
import { inboxChannel, peopleIn } from '../capabilities/notification/tell-pages.ts'
import { returnDue } from '../capabilities/notification/work-snooze.ts'
import type { ActorsOf } from '../capabilities/notification/write-notifications.ts'
import { serviceLevelReader } from '../capabilities/service-level/keep/follow-ledger.ts'
import { recalculationQueue, runRecalculation } from '../capabilities/service-level/keep/recalculate.ts'
import { importQueue, resumeImports, runImportJob } from '../channels/import/index.ts'
import { mailInQueue, processMessage, resumeReceived } from '../channels/mail/index.ts'
import { forgetOldKeys } from '../kernel/command/idempotency.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { reactionQueue, reactionReader, runReaction } from '../kernel/ledger/reactions.ts'
import type { LedgerReader } from '../kernel/ledger/reader.ts'
import { sealLedger } from '../kernel/ledger/seal.ts'
import type { LedgerTail } from '../kernel/ledger/tail.ts'
import type { Schedule } from '../kernel/record/registry.ts'
import { actorOfPerson, actorsOfPeople, forgetExpired } from '../people/sign-in/index.ts'
import { forgetOldJobs } from '../platform/jobs/status.ts'
import type { WakeUp } from '../platform/live/wake-up.ts'
import type { SettingsStore } from '../platform/settings-store.ts'
import { queues } from './queues.ts'
import type { Steward } from './steward.ts'

/** Starts following the ledger and working on jobs. What was left unfinished by a killed process goes on. */
export async function startWorking(
  { kernel, identity: who, files, hub, jobs, presence, outbox, mail, push, dueWatch }: Steward,
  tail: LedgerTail,
  wakeUp: WakeUp,
  settings: SettingsStore,
): Promise<void> {
  await jobs.start(queues)
  const reactions = reactionReader(kernel)
  await reactions.register()
  const actorsOf: ActorsOf = (inside, people) => actorsOfPeople(inside, people, 'system')
  const inbox = inboxReader(kernel, actorsOf, channels)
  await inbox.register()
  const clocks = serviceLevelReader(kernel)
  await clocks.register()
  tail.follow(facts => settings.onFacts(facts))
  tail.follow(facts => who.onFacts(facts))
  // Before pages are told: what they then read shows the time left already.
  tail.follow(() => keepClocksSoon(kernel, clocks))
  tail.follow(facts => hub.onFacts(facts))
  tail.follow(async facts => {
    if (changeFields(facts)) hub.callAll('meta')
  })
  tail.follow(async () => {
    await reactions.catchUp()
    await inbox.catchUp()
  })
  wakeUp.hear(inboxChannel, payload => hub.call(peopleIn(payload), 'inbox'))
  await wakeUp.start()
  await tail.start()
  presence.start()
  outbox.start()
  await reactions.catchUp()
  await inbox.catchUp()
  await clocks.catchUp()
  dueWatch.start()
  const resume = async () => {
    await resumeImports(kernel)
    await resumeBulks(kernel)
    await resumeReceived(mail.post)
  }
  await Promise.all([
    jobs.work(reactionQueue, data => runReaction(kernel, data), { atOnce: 20 }),
    jobs.work(bulkQueue, data => runBulkJob(kernel, id => actorOfPerson(kernel, id, 'web'), data)),
    jobs.work(recalculationQueue, data => runRecalculation(kernel, data)),
    jobs.work(importQueue, data => runImportJob(kernel, files, data)),
    jobs.work(mailInQueue, data => processMessage(mail.post, data), { atOnce: 20 }),
  ])
  await resume()
  await mail.start()
  push.start()
  const schedules: Schedule[] = [
    ...kernel.registry.schedules,
    { name: 'resume-unfinished', cron: '* * * * *', run: resume },
    { name: 'return-put-off', cron: '* * * * *', run: () => returnDue(kernel, actorsOf) },
    { name: 'seal-ledger', cron: '* * * * *', run: () => sealLedger(kernel.root) },
    { name: 'forget-expired', cron: '17 3 * * *', run: () => forgetOld(kernel) },
  ]
  await Promise.all(schedules.map(schedule => jobs.every(schedule, () => schedule.run(kernel))))
}

/** Pages wait for the clocks for a moment only: a long import is followed beside. */
const clocksWithinMs = 250

async function keepClocksSoon({ log }: Kernel, clocks: LedgerReader): Promise<void> {
  const kept = clocks
    .catchUp()
    .catch(error => log.warn({ error: String(error) }, 'service level clocks could not be kept'))
  await Promise.race([kept, setTimeout(clocksWithinMs, null, { ref: false })])
}

async function forgetOld(kernel: Kernel): Promise<void> {
  await forgetOldKeys(kernel)
  await forgetExpired(kernel)
  await forgetOldJobs(kernel)
  await forgetOldDrafts(kernel)
  await forgetOldNotifications(kernel)
}
