/** What a notice of the computer shows; another one of the same tag takes its place. */
export interface Notice {
  readonly title: string
  readonly body: string
  readonly tag: string
  readonly address: string
  readonly open: () => void
}

/** Shows a notice, where the person and the browser allow it. */
export function showNotice({ title, body, tag, address, open }: Notice): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return
  const options = { body, tag, data: address, icon: '/icon.svg' }
  try {
    const notice = new Notification(title, options)
    notice.addEventListener('click', () => {
      window.focus()
      open()
      notice.close()
    })
  } catch {
    // phones show notices through the service worker alone
    void navigator.serviceWorker.ready.then((worker) => worker.showNotification(title, options))
  }
}
