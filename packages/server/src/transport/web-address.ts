import { hostInUrl } from '@papo/protocol'
import { isLoopback } from '../core/loopback.ts'
import type { ListenAddress } from './listen-spec.ts'

/** Where browsers of others find this server; empty where it has no door for them. */
export function webAddress(listening: readonly ListenAddress[], reachable: readonly string[]): string {
  const door = listening.find(({ kind }) => kind === 'any' || kind === 'http')
  if (!door) return ''
  // this machine's own come first, and mean another machine to who is invited there
  const host = reachable.find((address) => !isLoopback(address)) ?? reachable[0] ?? 'localhost'
  return `http://${hostInUrl(host)}:${door.port}`
}
