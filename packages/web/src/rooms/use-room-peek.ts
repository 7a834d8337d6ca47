import type { RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { followPeeks } from './peek-gestures.ts'

/** The room whose people are shown beside its row. */
export interface Peek {
  readonly room: number
  readonly row: HTMLElement
  /** A mouse that passes by leaves the focus where it is. */
  readonly takesFocus: boolean
}

interface RoomPeek {
  readonly peek: Peek | undefined
  readonly close: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Shows who is in a room of the list: where a mouse rests, a finger stays, or Alt+Enter is pressed. */
export function useRoomPeek(list: RefObject<HTMLElement | null>): RoomPeek {
  const [peek, setPeek] = useState<Peek>()
  const close = (): void => setPeek(undefined)
  useEffect(() => {
    if (!list.current) return undefined
    return followPeeks(list.current, {
      show: (row, by) => setPeek((now) => (by === 'mouse' && isHeld(now) ? now : peekAt(row, by === 'press'))),
      hide: () => setPeek((now) => (isHeld(now) ? now : undefined)),
    })
  }, [list])
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, key, altKey } = event
    if (key !== 'Enter' || !altKey || !(target instanceof HTMLElement) || !target.matches('.room')) return
    event.preventDefault()
    setPeek(peekAt(target, true))
  }
  return { peek, close, onKeyDown }
}

function peekAt(row: HTMLElement, takesFocus: Peek['takesFocus']): Peek {
  return { room: Number(row.dataset['room']), row, takesFocus }
}

/** Whether somebody is in it by keys or by a finger: a mouse that passes by changes nothing then. */
function isHeld(peek: Peek | undefined): boolean {
  return peek !== undefined && document.querySelector('.peek:focus') !== null
}
