import { ChatError } from '@papo/protocol'
import type { UserId } from '@papo/protocol'
import type { Hub } from '../../../core/hub.ts'
import type { Wanted } from '../../../core/wanted.ts'

/** What a tus client tells of a file: the values of `Upload-Metadata` by their names. */
export type TusMetadata = Readonly<Record<string, string | null>>

const barCount = 64
const maxDurationMs = 24 * 60 * 60_000

/** Who creates an upload, and where. */
export interface Creating {
  readonly hub: Pick<Hub, 'directory' | 'mayRead'>
  readonly user: UserId
}

/** What is wanted by a creation; throws `room_required`, `room_not_found` or `frame_invalid`. */
export function tusWanted({ hub, user }: Creating, metadata: TusMetadata, length: number): Wanted {
  const { filename, filetype, original, duration, bars } = metadata
  const room = hub.directory.byId(roomIdOf(metadata['room']))
  // of a conversation of others nobody learns that it is there
  if (!room || !hub.mayRead(user, room.record)) throw new ChatError('room_not_found', { given: metadata['room'] ?? '' })
  return {
    room,
    length,
    name: filename ?? '',
    ...(filetype && { type: filetype }),
    ...(original === '1' && { isOriginal: true as const }),
    ...(duration && { voice: voiceOf(duration, bars) }),
  }
}

function roomIdOf(given: string | null | undefined): number {
  if (!given) throw new ChatError('room_required')
  if (!/^\d{1,15}$/.test(given)) throw new ChatError('room_not_found', { given: given.slice(0, 20) })
  return Number(given)
}

function voiceOf(duration: string, bars: string | null | undefined): NonNullable<Wanted['voice']> {
  const durationMs = /^\d{1,9}$/.test(duration) ? Number(duration) : NaN
  if (!(durationMs <= maxDurationMs)) throw new ChatError('frame_invalid', { given: 'duration', problem: 'integer' })
  return bars ? { durationMs, bars: barsOf(bars) } : { durationMs }
}

function barsOf(given: string): number[] {
  const bars = given.split(',', barCount + 1).map((one) => (/^\d{1,3}$/.test(one) ? Number(one) : NaN))
  if (bars.length !== barCount || !bars.every((bar) => bar <= 255))
    throw new ChatError('frame_invalid', { given: 'bars', problem: 'value' })
  return bars
}
