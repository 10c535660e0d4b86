export { openPushKeys } from './push-keys.ts'
export { pushRoutes } from './push-routes.ts'
export { PushSender, type SendPush } from './push-sender.ts'
