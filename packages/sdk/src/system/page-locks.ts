import type { Clock, Locks } from '../api/ports.ts'

/** The web's locks, which are there in secure contexts only. */
export interface WebLocks {
  request(name: string, held: () => Promise<void>): Promise<unknown>
}

/** As much of the web's BroadcastChannel as asking around needs. */
export interface Channel {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (message: { readonly data: unknown }) => void): void
  removeEventListener(type: 'message', listener: (message: { readonly data: unknown }) => void): void
}

/** The browser's own locks as a port. */
export function webLocks(locks: WebLocks): Locks {
  return {
    async hold(name, until) {
      let isHeld = false
      const held = (): Promise<void> => {
        isHeld = true
        return until()
      }
      try {
        await locks.request(name, held)
      } catch (error) {
        if (isHeld) throw error
        // a page that may keep nothing gets no lock either, and shares nothing that one would guard
        await until()
      }
    },
  }
}

const answerMs = 250
const askAgainMs = 2_000

/**
 * Locks for pages without the web's own (plain http on a LAN): whoever wants a name asks the other pages who holds it,
 * and takes it when nobody answers. Two may take one at the same moment; what is sent twice has one key and stands once.
 */
export class AskingLocks implements Locks {
  readonly #channel: Channel
  readonly #clock: Clock
  readonly #held = new Set<string>()

  constructor(channel: Channel, clock: Clock) {
    this.#channel = channel
    this.#clock = clock
    channel.addEventListener('message', ({ data }) => {
      const asked = nameIn(data, 'asked')
      if (asked !== undefined && this.#held.has(asked)) channel.postMessage({ held: asked })
    })
  }

  async hold(name: string, until: () => Promise<void>): Promise<void> {
    while (this.#held.has(name) || (await this.#isHeldElsewhere(name))) await this.#wait(askAgainMs)
    this.#held.add(name)
    try {
      await until()
    } finally {
      this.#held.delete(name)
    }
  }

  async #isHeldElsewhere(name: string): Promise<boolean> {
    let isHeld = false
    const listener = ({ data }: { readonly data: unknown }): void => {
      if (nameIn(data, 'held') === name) isHeld = true
    }
    this.#channel.addEventListener('message', listener)
    this.#channel.postMessage({ asked: name })
    await this.#wait(answerMs)
    this.#channel.removeEventListener('message', listener)
    return isHeld
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(ms, resolve))
  }
}

function nameIn(data: unknown, field: 'asked' | 'held'): string | undefined {
  if (typeof data !== 'object' || data === null || !(field in data)) return undefined
  const value: unknown = Reflect.get(data, field)
  return typeof value === 'string' ? value : undefined
}
