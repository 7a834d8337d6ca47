/** What a service worker has and a page has not, as far as it is used here. */
interface Worker {
  readonly location: Location
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: object): Promise<readonly WorkerClient[]>
    openWindow(address: string): Promise<unknown>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install', listener: (event: Installing) => void): void
  addEventListener(type: 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void
}

interface WorkerClient {
  focus(): Promise<unknown>
  postMessage(message: object): void
}

interface Lasting {
  waitUntil(until: Promise<unknown>): void
}

interface Installing extends Lasting {
  /** What never comes to the worker; not every browser has it. */
  addRoutes?(routes: { readonly condition: { readonly urlPattern: string }; readonly source: 'network' }): Promise<void>
}

interface Fetching {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

interface Clicked extends Lasting {
  readonly notification: Notification
}

const version = '__SHELL_VERSION__'
const shellFiles = '__SHELL_FILES__'.split(' ')
const cacheName = `papo-${version}`
/** The page itself, as it was when it was last loaded; any of its addresses shows the same shell. */
const shellAddress = '/'

const worker = globalThis as unknown as Worker

worker.addEventListener('install', (event) => {
  event.waitUntil(keepShell())
  // what a page asks for as it goes is lost where the worker is asked first: there is nobody left to answer
  if (event.addRoutes) event.waitUntil(event.addRoutes({ condition: { urlPattern: '/tus/*' }, source: 'network' }))
})
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (request.mode === 'navigate' && isPage(url)) return event.respondWith(loadPage(request))
  if (url.pathname.startsWith('/assets/')) event.respondWith(loadAsset(request))
})
worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(String(event.notification.data ?? '/')))
})

async function keepShell(): Promise<void> {
  const cache = await caches.open(cacheName)
  await cache.addAll(shellFiles)
  const page = await fetch(shellAddress, { headers: { Accept: 'text/html' } })
  if (page.ok) await keepIfShell(cache, page)
  await worker.skipWaiting()
}

async function dropOld(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith('papo-') && name !== cacheName).map((name) => caches.delete(name)),
  )
  await worker.clients.claim()
}

function isPage({ pathname }: URL): boolean {
  return pathname === '/' || (pathname.startsWith('/s/') && !pathname.endsWith('.txt'))
}

/** The server's page; where there is no server, the shell as it was, which shows what it knows and connects later. */
async function loadPage(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  try {
    const response = await fetch(request)
    if (response.ok) await keepIfShell(cache, response.clone())
    return response
  } catch (error) {
    const kept = await cache.match(shellAddress)
    if (kept) return kept
    throw error
  }
}

/** The door is another page at the same address; it is never kept. */
async function keepIfShell(cache: Cache, response: Response): Promise<void> {
  const kept = response.clone()
  if ((await response.text()).includes('<div id="app">')) await cache.put(shellAddress, kept)
}

/** One that did not come is asked for with something behind its name: it is the same. */
async function loadAsset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreSearch: true })
  return kept ?? fetch(request)
}

async function open(address: string): Promise<void> {
  const [first] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  if (!first) {
    await worker.clients.openWindow(address)
    return
  }
  await first.focus()
  first.postMessage({ type: 'open', address })
}
