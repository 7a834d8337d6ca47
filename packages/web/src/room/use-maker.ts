import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import { useEffect, useState } from 'preact/hooks'
import { useApp } from '../state/app.ts'

/** Who made a room, and when: the first event of its log. */
export function useMaker(room: Room): Pick<MessageView, 'nick' | 'at'> | undefined {
  const { client } = useApp()
  const [made, setMade] = useState<Pick<MessageView, 'nick' | 'at'>>()
  useEffect(() => {
    let isHere = true
    if (room.view.kind === 'direct') return undefined
    client.ask({ verb: 'log', room: room.id, after: 0, until: 1 }).then(
      ({ events }) => {
        if (isHere) setMade(events.find(({ kind }) => kind === 'created'))
      },
      () => {
        // the room is as usable without this line
      },
    )
    return () => {
      isHere = false
    }
  }, [client, room])
  return made
}
