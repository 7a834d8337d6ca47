import type { Seq } from '@papo/protocol'
import type { Room, Sending } from '@papo/sdk'

/** Has a message say something else. What was refused to be its text before is wanted no more. */
export function editText(room: Room, seq: Seq, text: string): Sending {
  for (const act of room.acts)
    if (act.state === 'failed' && act.command.verb === 'edit' && act.command.seq === seq) void act.discard()
  return room.edit(seq, text)
}
