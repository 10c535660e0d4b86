import type { Kernel } from '../../kernel/kernel.ts'
import type { FileStore } from '../../kernel/ports/files.ts'
import type { MailAddress } from '../../platform/config/mail.ts'
import type { Signer } from './signer.ts'

/** What every part of the mail channel is given. */
export interface MailPost {
  kernel: Kernel
  files: FileStore
  signer: Signer
  /** The desk's own address. Without one nothing is sent or taken. */
  from: MailAddress | null
  plus: boolean
  /** There is a server to send by. */
  sends: boolean
  /** The public address of Steward. */
  url: string
  /** The largest file, and with it the largest message. */
  maxBytes: number
}

/** The address messages name when none is set: they are only shown in the log. */
const nobody: MailAddress = { name: 'Service Desk', address: 'desk@localhost' }

export const deskAddress = ({ from }: Pick<MailPost, 'from'>): MailAddress => from ?? nobody

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
