import { useLayoutEffect, useState } from 'preact/hooks'

/** A value that tells those who watch it when it becomes another. */
export interface Cell<T> {
  get(): T
  set(value: T): void
  /** Sets what a function makes of the value as it is. */
  update(change: (value: T) => T): void
  /** Calls at each change, until stopped. */
  watch(listener: () => void): () => void
}

/** Makes a cell. */
export function cell<T>(first: T): Cell<T> {
  let value = first
  const listeners = new Set<() => void>()
  const set = (next: T): void => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of [...listeners]) listener()
  }
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The value of a cell, in a component that follows it. */
export function useCell<T>(watched: Cell<T>): T {
  const [, redraw] = useState(0)
  const value = watched.get()
  useLayoutEffect(() => {
    const look = (): void => redraw((count) => count + 1)
    if (watched.get() !== value) look()
    return watched.watch(look)
    // only another cell is watched anew
    // oxlint-disable-next-line react/exhaustive-deps
  }, [watched])
  return value
}
