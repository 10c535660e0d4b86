// Shows what the server tells while no page is open, and opens the page when it is pressed. It caches nothing.
self.addEventListener('push', event => {
  const { title, body, path, tag } = event.data?.json() ?? {}
  if (!title) return
  event.waitUntil(
    self.registration.showNotification(title, { body, tag, icon: '/favicon.svg', data: { path } }),
  )
})

self.addEventListener('notificationclick', event => {
  event.notification.close()
  const address = new URL(event.notification.data?.path ?? '/', self.location.origin).href
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(pages => {
      const open = pages.find(page => page.url === address)
      return open ? open.focus() : self.clients.openWindow(address)
    }),
  )
})
