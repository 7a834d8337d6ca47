import { hostInUrl } from '@papo/protocol'
import { isLoopback } from '../../core/loopback.ts'
import type { TerminalAddress } from './terminal-address.ts'

/** Where somebody else finds a server that one found on one's own machine; undefined where that is no other address. */
export function inviteAddress({ host, port }: TerminalAddress, reachable: readonly string[]): string | undefined {
  if (!isOwn(host)) return undefined
  const other = reachable.find((address) => !isOwn(address))
  return other === undefined ? undefined : `http://${hostInUrl(other)}:${port}`
}

function isOwn(host: string): boolean {
  return host === 'localhost' || isLoopback(host)
}
