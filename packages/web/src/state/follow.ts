import type { Client, ClientEvents, Room, RoomAspect, RoomChange } from '@papo/sdk'
import { useCallback, useLayoutEffect, useReducer } from 'preact/hooks'
import { useApp } from './app.ts'

/** What the person does is drawn at once; the rest at its pace. */
const own: ReadonlySet<keyof ClientEvents | RoomAspect> = new Set([
  'sending',
  'sendings',
  'notice',
  'entered',
  'exited',
  'me',
  'state',
])

/** What is said where the person looks changes nothing outside of its list. */
const ofList: ReadonlySet<RoomAspect> = new Set(['head', 'unread', 'typing'])

/** Draws a component again when one of these things happens to the client. */
export function useClient(client: Client, events: readonly (keyof ClientEvents)[]): void {
  const { watched } = useApp()
  const { now, soon } = useRedraw()
  useLayoutEffect(() => {
    const onChange = ({ id }: Room, { aspects }: RoomChange): void => {
      if (watched.get() !== id || [...aspects].some((aspect) => !ofList.has(aspect))) soon()
    }
    const stops = events.map((event) =>
      event === 'change' ? client.on(event, onChange) : client.on(event, own.has(event) ? now : soon),
    )
    return () => stops.forEach((stop) => stop())
  }, [client, events.join()])
}

/** Draws a component again when one of these parts of a room changes. */
export function useRoom(room: Room | undefined, aspects: readonly RoomAspect[]): void {
  const { now, soon } = useRedraw()
  useLayoutEffect(() => {
    if (!room) return undefined
    return room.onChange((change) => {
      const changed = aspects.filter((aspect) => change.aspects.has(aspect))
      if (changed.some((aspect) => own.has(aspect))) now()
      else if (changed.length > 0) soon()
    })
  }, [room, aspects.join()])
}

function useRedraw(): { readonly now: () => void; readonly soon: () => void } {
  const { pace } = useApp()
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const now = useCallback(() => redraw(undefined), [])
  const soon = useCallback(() => pace.ask(now), [])
  useLayoutEffect(() => () => pace.drop(now), [])
  return { now, soon }
}
