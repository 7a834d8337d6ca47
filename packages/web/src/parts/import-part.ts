type Load = (address: string) => Promise<unknown>

/**
 * Loads parts of the script, each once. Some browsers keep that an address could not be loaded for as long as the page
 * is open: what did not come is asked for by another one the next time.
 */
export function partsBy(load: Load): Load {
  const parts = new Map<string, Promise<unknown>>()
  const failures = new Map<string, number>()
  const begin = (address: string): Promise<unknown> => {
    const failed = failures.get(address) ?? 0
    const part = load(failed === 0 ? address : `${address}?again=${failed}`)
    part.catch(() => {
      failures.set(address, failed + 1)
      parts.delete(address)
    })
    return part
  }
  return (address) => {
    const part = parts.get(address) ?? begin(address)
    parts.set(address, part)
    return part
  }
}

/** What the build writes for `import('…')`; the addresses are of this script's folder. */
export const importPart = partsBy((address) => import(/* @vite-ignore */ address))
