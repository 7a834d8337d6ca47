import type { Stop } from '../api/ports.ts'

interface Listening {
  readonly addEventListener?: (event: string, listener: () => void) => void
  readonly removeEventListener?: (event: string, listener: () => void) => void
}

/** Calls when the network is back, or the page is looked at again; never where there is neither. */
export function onWake(call: () => void): Stop {
  const { document, ...page } = browser()
  const onVisible = (): void => {
    if (document?.visibilityState === 'visible') call()
  }
  page.addEventListener?.('online', call)
  document?.addEventListener?.('visibilitychange', onVisible)
  return () => {
    page.removeEventListener?.('online', call)
    document?.removeEventListener?.('visibilitychange', onVisible)
  }
}

/** The parts of a browser that may be there or not. */
function browser(): Listening & { readonly document?: Listening & { readonly visibilityState: string } } {
  const page = globalThis as Listening & { readonly document?: Listening & { readonly visibilityState: string } }
  return {
    ...(page.document && { document: page.document }),
    addEventListener: page.addEventListener?.bind(globalThis),
    removeEventListener: page.removeEventListener?.bind(globalThis),
  }
}
