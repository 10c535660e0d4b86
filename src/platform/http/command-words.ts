import type { Messages } from '../../kernel/record/messages.ts'
import type { RecordModule } from '../../kernel/record/registry.ts'

interface CommandWords {
  commands: Record<string, string>
  facts: Record<string, string>
}

const known = new WeakMap<RecordModule, Map<string, CommandWords>>()

/** The words a type's commands bring along from their capabilities, beneath what the practice says itself. */
export function commandWords(module: RecordModule, language: keyof Messages): CommandWords {
  const byLanguage = known.get(module) ?? new Map<string, CommandWords>()
  known.set(module, byLanguage)
  const made = byLanguage.get(language) ?? collect(module, language)
  byLanguage.set(language, made)
  return made
}

function collect({ commands }: RecordModule, language: keyof Messages): CommandWords {
  const words: CommandWords = { commands: {}, facts: {} }
  for (const { name, fact, words: own } of commands) {
    const said = own?.[language]
    if (!said) continue
    words.commands[name] = said.command
    words.facts[fact.split('.')[1] ?? fact] = said.fact
  }
  return words
}
