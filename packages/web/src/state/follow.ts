import type { Client, ClientEvents, Room, RoomAspect } from '@papo/sdk'
import { useLayoutEffect, useReducer } from 'preact/hooks'

/** Draws a component again when one of these things happens to the client. */
export function useClient(client: Client, events: readonly (keyof ClientEvents)[]): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const names = events.join()
  useLayoutEffect(() => {
    const stops = events.map((event) => client.on(event, () => redraw(undefined)))
    return () => stops.forEach((stop) => stop())
  }, [client, names])
}

/** Draws a component again when one of these parts of a room changes. */
export function useRoom(room: Room | undefined, aspects: readonly RoomAspect[]): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const names = aspects.join()
  useLayoutEffect(() => {
    if (!room) return undefined
    return room.onChange((change) => {
      if (aspects.some((aspect) => change.aspects.has(aspect))) redraw(undefined)
    })
  }, [room, names])
}
