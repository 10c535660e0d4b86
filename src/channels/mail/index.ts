export { mailLinkRoutes } from './link/link-routes.ts'
export type { MailPost } from './mail-post.ts'
export { MailSender } from './out/mail-sender.ts'
export { openSigner, Signer } from './signer.ts'
