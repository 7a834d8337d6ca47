import { hostInUrl } from '@papo/protocol'
import type { ListenAddress } from './listen-spec.ts'

/** Where browsers of others find this server; empty where it has no door for them. */
export function webAddress(listening: readonly ListenAddress[], reachable: readonly string[]): string {
  const door = listening.find(({ kind }) => kind === 'any' || kind === 'http')
  if (!door) return ''
  const host = reachable[0] ?? 'localhost'
  return `http://${hostInUrl(host)}:${door.port}`
}
