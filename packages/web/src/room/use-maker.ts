import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { useEffect, useState } from 'preact/hooks'
import { useApp } from '../state/app.ts'

type Maker = Pick<MessageView, 'nick' | 'at'>

/** As it was answered: it never changes, and what is drawn again has it at once. */
const known = new WeakMap<Room, Maker>()

/** Who made a room, and when: the first event of its log. */
export function useMaker(room: Room): Maker | undefined {
  const { client } = useApp()
  const [, redraw] = useState(0)
  useEffect(() => {
    let isHere = true
    if (room.view.kind === 'direct' || known.has(room)) return undefined
    client.ask({ verb: 'log', room: room.id, after: 0, until: 1 }).then(
      ({ events }) => {
        const made = events.find(({ kind }) => kind === 'created')
        if (made) known.set(room, made)
        if (made && isHere) redraw((count) => count + 1)
      },
      () => {
        // the room is as usable without this line
      },
    )
    return () => {
      isHere = false
    }
  }, [client, room])
  return known.get(room)
}
