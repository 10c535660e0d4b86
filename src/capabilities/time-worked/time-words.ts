import type { AnyCommand } from '../../kernel/command/command.ts'

type Words = NonNullable<AnyCommand['words']>

/** The words of the acts on time worked: their summary in the API and their line in a history. */
export const timeWords = {
  log: {
    en: { command: 'Log time worked', fact: 'logged time' },
    de: { command: 'Arbeitszeit erfassen', fact: 'hat Arbeitszeit erfasst' },
  },
  correct: {
    en: { command: 'Correct time worked', fact: 'corrected time worked' },
    de: { command: 'Arbeitszeit berichtigen', fact: 'hat Arbeitszeit berichtigt' },
  },
  withdraw: {
    en: { command: 'Withdraw time worked', fact: 'withdrew time worked' },
    de: { command: 'Arbeitszeit zurücknehmen', fact: 'hat Arbeitszeit zurückgenommen' },
  },
  start: {
    en: { command: 'Start the timer', fact: 'started the timer' },
    de: { command: 'Stoppuhr starten', fact: 'hat die Stoppuhr gestartet' },
  },
  stop: {
    en: { command: 'Stop the timer and log its time', fact: 'logged time' },
    de: { command: 'Stoppuhr anhalten und Zeit erfassen', fact: 'hat Arbeitszeit erfasst' },
  },
} satisfies Record<string, Words>
