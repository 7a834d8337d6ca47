import type { RoomAspect, RoomChange } from '@papo/sdk'

/** What else of a room shows in its list: what the person sends, who owns it, who is there. */
const shown: ReadonlySet<RoomAspect> = new Set(['sendings', 'view', 'people'])

/** Whether the person waits for a change of the list: not for what others say, nor for what shows nothing in it. */
export function isAwaited({ isReset, prepended, droppedNewer, aspects }: RoomChange): boolean {
  return isReset || prepended + droppedNewer > 0 || [...aspects].some((aspect) => shown.has(aspect))
}
