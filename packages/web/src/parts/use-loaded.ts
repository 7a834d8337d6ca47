import { useEffect, useState } from 'preact/hooks'

type Load<T> = () => Promise<T>

const loaded = new WeakMap<Load<unknown>, unknown>()

/** Loads a part before it is wanted. One that does not come is asked for when it is. */
export function loadAhead<T>(load: Load<T>): void {
  void load().then(
    (found) => loaded.set(load, found),
    () => undefined,
  )
}

/** A part of the script that is loaded when it is first wanted, and asked for again with each other `sign`; `load` is one function for all. */
export function useLoaded<T>(load: Load<T>, isWanted = true, sign?: unknown): T | undefined {
  const [, redraw] = useState(0)
  // what is kept under a function is what that function gave
  const part = loaded.get(load) as T | undefined
  useEffect(() => {
    // what has come since this was drawn is not drawn yet
    if (!isWanted || part !== undefined) return undefined
    let isCurrent = true
    void load().then(
      (found) => {
        loaded.set(load, found)
        if (isCurrent) redraw((count) => count + 1)
      },
      // without the network: the next one that wants it asks again
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
    // as it was when it was first wanted
    // oxlint-disable-next-line react/exhaustive-deps
  }, [load, isWanted, sign])
  return part
}
