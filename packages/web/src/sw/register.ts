import type { App } from '../state/app.ts'
import { parseRoute } from '../state/route.ts'

/** Has the shell kept for when the server is stopped, where the browser allows that (https, or this computer). */
export function registerWorker({ navigation }: App): void {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ type?: string; address?: string }>) => {
    if (data.type !== 'open') return
    const address = new URL(data.address ?? '/', location.origin)
    navigation.go(parseRoute(address.pathname, address.search))
  })
  navigator.serviceWorker.register('/sw.js').catch(() => undefined)
}
