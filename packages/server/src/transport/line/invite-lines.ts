import { createRequire } from 'node:module'
import type * as Uqr from 'uqr'
import type { RoomView } from '@papo/protocol'
import type { LineWire } from './line-wire.ts'

/** What the lines of an invitation are made from: where browsers find the server, if anywhere, and how they are written. */
export interface Inviting {
  readonly address: string
  readonly wire: LineWire
}

const require = createRequire(import.meta.url)

/** The link of a room, or of the server where one is in none, and its QR code where the letters for one are there. */
export function inviteLines(room: RoomView | undefined, { address, wire }: Inviting): readonly string[] {
  const { texts, style } = wire
  if (address === '') return [texts.noInvite]
  const link = room ? `${address}/s/${encodeURIComponent(room.slug)}` : address
  const lines = [room ? texts.inviteRoom(room.name) : texts.inviteServer, `  ${link}`]
  return style.ascii ? lines : [...lines, ...codeLines(link)]
}

/** Few ever ask for one: what draws it is loaded for the first who does. */
function codeLines(link: string): string[] {
  const { renderUnicodeCompact } = require('uqr') as typeof Uqr
  return renderUnicodeCompact(link, { ecc: 'L', border: 2 }).split('\n')
}
