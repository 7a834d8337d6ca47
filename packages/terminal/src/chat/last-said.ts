import type { MessageView } from '@papo/protocol'
import { Disconnected } from '@papo/sdk'
import type { Client, Room } from '@papo/sdk'

/** One's own last message: what is still on its way is waited for. Rejects with Disconnected where it can't arrive now. */
export async function ownLastOf(room: Room, client: Client): Promise<MessageView | undefined> {
  await landed(room, client)
  return room.timeline.messages.findLast(({ deleted, author }) => !deleted && author === client.me?.id)
}

function landed(room: Room, client: Client): Promise<void> {
  const isLanded = (): boolean => room.sendings.every(({ state }) => state === 'failed')
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      if (isLanded()) resolve()
      else if (client.state.type !== 'ready') reject(new Disconnected())
      else return false
      return true
    }
    if (look()) return
    const stops = [room.onChange(() => look() && stop()), client.on('state', () => look() && stop())]
    const stop = (): void => stops.forEach((one) => one())
  })
}
