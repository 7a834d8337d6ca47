import { useEffect, useState } from 'preact/hooks'

type Load<T> = () => Promise<T>

const loaded = new WeakMap<Load<unknown>, unknown>()

/** A part of the script that is loaded when it is first wanted; `load` is one function for all. */
export function useLoaded<T>(load: Load<T>, isWanted = true): T | undefined {
  const [, redraw] = useState(0)
  useEffect(() => {
    if (!isWanted || loaded.has(load)) return undefined
    let isCurrent = true
    void load().then(
      (part) => {
        loaded.set(load, part)
        if (isCurrent) redraw((count) => count + 1)
      },
      // without the network: the next one that wants it asks again
      () => undefined,
    )
    return () => {
      isCurrent = false
    }
  }, [load, isWanted])
  // what is kept under a function is what that function gave
  return loaded.get(load) as T | undefined
}
