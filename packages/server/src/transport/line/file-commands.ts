import { ChatError, fileNameOf, maxNumbers, wholeName } from '@papo/protocol'
import type { LineInput, Said } from './line-command.ts'

/** Reads how many of the room's newest files are wanted. */
export function parseFiles({ rest, place: { room, roomName, historyCount, targets } }: Said): LineInput {
  const limit = rest === '' ? historyCount : countIn(rest)
  if (limit === undefined) return { type: 'usage', problem: 'files' }
  if (room === undefined) return notInRoom
  return { type: 'command', command: { verb: 'files', room, roomName, limit, targets } }
}

/** Reads which file its person wants to send: where it lies is that person's affair, its name is told. */
export function parseUpload({ rest, place: { room, roomName } }: Said): LineInput {
  if (room === undefined) return notInRoom
  const path = wholeName(rest)
  const name = fileNameOf(path)
  return { type: 'command', command: { verb: 'upload_link', room, roomName, ...(name !== '' && { name, path }) } }
}

const notInRoom: LineInput = {
  type: 'refused',
  error: new ChatError('not_in_room'),
  command: { verb: 'files', room: 0, limit: 1 },
}

function countIn(text: string): number | undefined {
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return count > 0 ? Math.min(count, maxNumbers) : undefined
}
