import type { AnyCommand } from '../../kernel/command/command.ts'

const variants = new WeakMap<AnyCommand, AnyCommand>()

/**
 * The command that also takes the record's `externalId`, which only imports set: under it a second import finds the
 * record again. The same command for a record type without one.
 */
export function withExternalId(command: AnyCommand): AnyCommand {
  const field = command.record.fields.externalId
  if (!field) return command
  const known = variants.get(command)
  if (known) return known
  const variant: AnyCommand = {
    ...command,
    input: { ...command.input, externalId: { ...field, readOnly: false } },
    decide: moment => {
      const { externalId, ...input } = moment.input
      const decision = command.decide({ ...moment, input })
      return externalId === undefined ? decision : { ...decision, set: { ...decision.set, externalId } }
    },
  }
  variants.set(command, variant)
  return variant
}
