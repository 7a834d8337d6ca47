import { networkInterfaces } from 'node:os'

/** The addresses at which others reach what listens on `host`: itself, or the machine's where that is every one. */
export function reachableAddresses(host: string): string[] {
  const isAll = host === '::' || host === '0.0.0.0'
  if (!isAll) return [host]
  const own = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  // A link-local address works only with the name of the interface behind it.
  const usable = own.filter(
    ({ family, address }) => !address.startsWith('fe80:') && (family === 'IPv4' || host === '::'),
  )
  const ordered = usable.toSorted((a, b) => rank(a) - rank(b))
  return ordered.map(({ address }) => address)
}

function rank({ family, internal }: { family: string; internal: boolean }): number {
  return (internal ? 0 : 2) + (family === 'IPv4' ? 0 : 1)
}
