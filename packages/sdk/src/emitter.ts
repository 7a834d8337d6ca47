import type { Stop } from './api/ports.ts'

type Listeners<E> = { readonly [K in keyof E]: (...args: never[]) => void }

/** Tells listeners what happens, by name and type. What a listener throws hurts no other one. */
export class Emitter<E extends Listeners<E>> {
  readonly #listeners = new Map<keyof E, Set<E[keyof E]>>()

  on<K extends keyof E>(event: K, listener: E[K]): Stop {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners)
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  emit<K extends keyof E>(event: K, ...args: Parameters<E[K]>): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        Reflect.apply(listener, undefined, args)
      } catch (error) {
        // it is the listener's own: told as any error that nobody caught
        void Promise.reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
  }
}
