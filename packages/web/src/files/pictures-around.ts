import { shownKind } from '@papo/protocol'
import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { App, ShownPicture } from '../state/app.ts'

/** The pictures that one of a message is shown among: those of the message, or, where it is alone, all that are loaded. */
export function picturesAround(message: MessageView, { client }: App, room: Room): readonly ShownPicture[] {
  const own = picturesOf(message)
  if (own.length > 1) return own
  return room.timeline.messages
    .filter(({ author, deleted }) => !deleted && !client.ignored.has(author))
    .flatMap(picturesOf)
}

function picturesOf({ files = [], seq }: MessageView): ShownPicture[] {
  return files.filter((file) => shownKind(file) === 'image').map((file) => ({ file, seq }))
}
