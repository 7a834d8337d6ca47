import { loadPaletteAhead } from '../overlays/load-palette.ts'
import type { App } from '../state/app.ts'
import { parseRoute } from '../state/route.ts'
import { whenIdle, whenShown } from '../state/when-shown.ts'

/** Has the shell kept for when the server is stopped, where the browser allows that (https, or this computer). */
export function registerWorker(app: App): void {
  if (!isSecureContext || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ type?: string; address?: string }>) => {
    if (data.type !== 'open') return
    const address = new URL(data.address ?? '/', location.origin)
    app.navigation.go(parseRoute(address.pathname, address.search))
  })
  // it asks for all that the page may ever need
  whenShown(app, () => void keepShell().catch(() => undefined))
}

async function keepShell(): Promise<void> {
  const { serviceWorker } = navigator
  const isTaken = new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
  await serviceWorker.register('/sw.js')
  if (!serviceWorker.controller) await isTaken
  // it is kept already, so it comes without the server
  whenIdle(loadPaletteAhead)
}
