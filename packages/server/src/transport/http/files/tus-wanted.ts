import { ChatError } from '@papo/protocol'
import type { Room } from '../../../core/room.ts'
import type { Uploads } from '../../../core/uploads.ts'
import type { User } from '../../../core/user.ts'
import type { Wanted } from '../../../core/wanted.ts'

/** What a tus client tells of a file: the values of `Upload-Metadata` by their names. */
export type TusMetadata = Readonly<Record<string, string | null>>

const barCount = 64
const maxDurationMs = 24 * 60 * 60_000

/** Who creates an upload, and where. */
export interface Creating {
  readonly uploads: Pick<Uploads, 'room'>
  readonly user: User
}

/** What is wanted by a creation; rejects with `room_required`, `room_not_found` or `frame_invalid`. */
export async function tusWanted(creating: Creating, metadata: TusMetadata, length: number): Promise<Wanted> {
  const { filename, filetype, original, duration, bars } = metadata
  const room = await roomOf(creating, metadata['room'])
  return {
    room,
    length,
    name: filename ?? '',
    ...(filetype && { type: filetype }),
    ...(original === '1' && { isOriginal: true as const }),
    ...(duration && { voice: voiceOf(duration, bars) }),
  }
}

/** The room that is named, also a conversation that was silent for a while; of one of others nobody learns that it is there. */
async function roomOf({ uploads, user }: Creating, given: string | null | undefined): Promise<Room> {
  const id = roomIdOf(given)
  try {
    return await uploads.room(user, id)
  } catch (error) {
    const isNone = error instanceof ChatError && (error.code === 'not_in_room' || error.code === 'room_not_found')
    throw isNone ? new ChatError('room_not_found', { given: given ?? '' }) : error
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
