import type { Room } from '@papo/sdk'
import { addressOf } from '../state/route.ts'

/** How others reach a room: the whole link, and the host to type. */
export interface InviteAddress {
  readonly link: string
  readonly host: string
  /** Only this computer finds it. */
  readonly isLocal: boolean
}

/** The address to invite by: the one in the network, where the page was opened by a name for this computer alone. */
export function inviteAddress(room: Room): InviteAddress {
  const origin = document.body.dataset['invite'] ?? location.origin
  const base = new URL(origin.includes('://') ? origin : `${location.protocol}//${origin}`)
  const link = new URL(addressOf({ type: 'room', slug: room.view.slug }), base).href
  const isLocal = /^(?:localhost|127\.|\[::1\])/.test(base.host)
  return { link, host: base.host, isLocal }
}
