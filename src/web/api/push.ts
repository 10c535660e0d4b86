// Whether this browser is told while no page is open.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { get, post } from './client.ts'

const key = ['push'] as const
const worker = '/push-worker.js'

export const canPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window

export function usePushState() {
  return useQuery({
    queryKey: key,
    enabled: canPush(),
    queryFn: async () => {
      const registration = await navigator.serviceWorker.getRegistration(worker)
      return {
        on: Boolean(await registration?.pushManager.getSubscription()),
        refused: Notification.permission === 'denied',
      }
    },
  })
}

async function turnOn(): Promise<void> {
  // Asked first: only a press of a button may.
  if ((await Notification.requestPermission()) !== 'granted') return
  const { key: applicationServerKey } = await get<{ key: string }>('/push/key')
  await navigator.serviceWorker.register(worker)
  const registration = await navigator.serviceWorker.ready
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey,
  })
  const { endpoint, keys } = subscription.toJSON()
  await post('/push/subscriptions', { endpoint, keys: { p256dh: keys?.p256dh, auth: keys?.auth } }).catch(
    async error => {
      await subscription.unsubscribe()
      throw error
    },
  )
}

async function turnOff(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration(worker)
  const subscription = await registration?.pushManager.getSubscription()
  if (!subscription) return
  await post('/push/subscriptions/end', { endpoint: subscription.endpoint })
  await subscription.unsubscribe()
}

export function useSwitchPush() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (on: boolean) => (on ? turnOn() : turnOff()),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}
