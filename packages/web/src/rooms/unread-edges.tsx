import type { JSX, RefObject } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useTexts } from '../state/app.ts'
import type { RoomBlocks } from './room-items.ts'

/** How many rooms with something unread lie outside of what is seen, with a way to them. */
export function UnreadEdges(props: {
  readonly list: RefObject<HTMLDivElement | null>
  readonly blocks: RoomBlocks
}): JSX.Element | null {
  const { list, blocks } = props
  const texts = useTexts()
  const [edges, setEdges] = useState({ above: 0, below: 0 })
  useEffect(() => {
    const box = list.current
    if (!box) return undefined
    const look = (): void => setEdges((before) => sameOr(before, countOutside(box)))
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [list, blocks])
  const go = (block: ScrollLogicalPosition, first: boolean): void => {
    const rows = [...(list.current?.querySelectorAll('.room.un') ?? [])]
    rows.at(first ? 0 : -1)?.scrollIntoView({ block })
  }
  if (edges.above + edges.below === 0) return null
  return (
    <>
      {edges.above > 0 && (
        <button type="button" class="edge top" onClick={() => go('start', true)}>
          {texts.rooms.above(edges.above)}
        </button>
      )}
      {edges.below > 0 && (
        <button type="button" class="edge low" onClick={() => go('end', false)}>
          {texts.rooms.below(edges.below)}
        </button>
      )}
    </>
  )
}

interface Edges {
  readonly above: number
  readonly below: number
}

function countOutside(box: HTMLElement): Edges {
  const { top, bottom } = box.getBoundingClientRect()
  const rows = [...box.querySelectorAll('.room.un')].map((row) => row.getBoundingClientRect())
  return {
    above: rows.filter((row) => row.bottom <= top + 4).length,
    below: rows.filter((row) => row.top >= bottom - 4).length,
  }
}

function sameOr(before: Edges, now: Edges): Edges {
  return before.above === now.above && before.below === now.below ? before : now
}
