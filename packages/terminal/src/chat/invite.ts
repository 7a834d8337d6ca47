import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { hostInUrl } from '@papo/protocol'
import type { LineTexts, RoomView } from '@papo/protocol'

/** A machine in the same network answers at once, or not at all. */
const patienceMs = 500

/** What the lines of an invitation are made from. */
export interface Inviting {
  readonly room: RoomView | undefined
  /** The server's address for those who are called. */
  readonly address: string
  readonly texts: LineTexts
  /** Without the letters that a code is drawn with. */
  readonly ascii: boolean
}

/** The link of a room, or of the server where one is in none, and its QR code where the letters for one are there. */
export async function inviteLines({ room, address, texts, ascii }: Inviting): Promise<readonly string[]> {
  const link = room ? `${address}/s/${encodeURIComponent(room.slug)}` : address
  const lines = [room ? texts.inviteRoom(room.name) : texts.inviteServer, `  ${link}`]
  if (ascii) return lines
  // few ever ask for one: what draws it is loaded for the first who does
  const { renderUnicodeCompact } = await import('uqr')
  return [...lines, ...renderUnicodeCompact(link, { ecc: 'L', border: 2 }).split('\n')]
}

/**
 * Where others find the server that one has reached at this address. A name that only this machine knows becomes
 * its address in the network, where the server answers there too.
 */
export async function inviteAddress(address: string, own: readonly string[] = ownAddresses()): Promise<string> {
  const url = new URL(address)
  const { protocol, hostname, port } = url
  const isOwn = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
  if (isOwn && protocol === 'http:')
    for (const host of own) if (await answers(host, Number(port || 80))) return `http://${hostInUrl(host)}:${port}`
  return url.href.replace(/\/$/, '')
}

/** This machine's addresses in its networks, the commonest kind first. */
function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  // a link-local address works only with the name of the interface behind it
  const usable = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
  return usable.toSorted((one, other) => one.family.localeCompare(other.family)).map(({ address }) => address)
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: patienceMs })
    const end = (does: boolean) => (): void => {
      socket.destroy()
      resolve(does)
    }
    socket.on('connect', end(true)).on('timeout', end(false)).on('error', end(false))
  })
}
