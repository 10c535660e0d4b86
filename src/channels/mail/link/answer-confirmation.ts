import { execute } from '../../../kernel/command/execute.ts'
import { type Kernel, withExecutor } from '../../../kernel/kernel.ts'
import { Problem } from '../../../kernel/problem.ts'
import { actorOfPerson } from '../../../people/sign-in/index.ts'
import type { SentMessage } from './sent-message.ts'

/** The requester says whether it is fixed. False: nobody asks him any more. */
export async function answerConfirmation(
  kernel: Kernel,
  message: SentMessage,
  answer: { fixed: true } | { fixed: false; text: string },
): Promise<boolean> {
  const actor = await actorOfPerson(kernel, message.personId, 'mail')
  const { registry } = kernel
  const command = (name: string) => registry.command(message.recordType, name)
  const [close, reopen] = [command('close'), command('reopen')]
  if (!actor || !close || !reopen) return false
  const request = { actor, target: message.recordId }
  try {
    await kernel.root.transaction().execute(async tx => {
      const inside = withExecutor(kernel, tx)
      if (answer.fixed) await execute(inside, { ...request, command: close, input: {} })
      else await execute(inside, { ...request, command: reopen, input: { reason: answer.text } })
    })
  } catch (error) {
    if (error instanceof Problem && error.code !== 'unavailable') return false
    throw error
  }
  kernel.wake()
  return true
}
