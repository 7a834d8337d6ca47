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
    const look = (): void => setEdges((before) => sameOr(before, countOutside(box, blocks)))
    look()
    box.addEventListener('scroll', look, { passive: true })
    return () => box.removeEventListener('scroll', look)
  }, [list, blocks])
  const go = (end: 'top' | 'bottom'): void => {
    const box = list.current
    if (!box) return
    const row = unreadRows(box, blocks).at(end === 'top' ? 0 : -1)
    if (row) box.scrollTop += row[end] - box.getBoundingClientRect()[end]
  }
  if (edges.above + edges.below === 0) return null
  return (
    <>
      {edges.above > 0 && (
        <button type="button" class="edge top" onClick={() => go('top')}>
          {texts.rooms.above(edges.above)}
        </button>
      )}
      {edges.below > 0 && (
        <button type="button" class="edge low" onClick={() => go('bottom')}>
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

/** Where a row is in the window, whether it is in the page or not. */
interface Place {
  readonly top: number
  readonly bottom: number
}

/** How far from an edge a row still counts as beyond it. */
const slack = 4

function countOutside(box: HTMLElement, blocks: RoomBlocks): Edges {
  const { top, bottom } = box.getBoundingClientRect()
  const rows = unreadRows(box, blocks)
  return {
    above: rows.filter((row) => row.bottom <= top + slack).length,
    below: rows.filter((row) => row.top >= bottom - slack).length,
  }
}

function unreadRows(box: HTMLElement, { active, direct, quiet }: RoomBlocks): Place[] {
  const flags = {
    active: active.map(({ unread, mentions }) => unread > 0 || mentions > 0),
    direct: direct.map(({ notice, unread }) => notice !== 'none' && unread > 0),
    quiet: quiet.map(({ unread }) => unread > 0),
  }
  return Object.entries(flags).flatMap(([block, rows]) => placesIn(box.querySelector(`[data-block=${block}]`), rows))
}

/** All rows of a block have one height: a part of that of the block. */
function placesIn(list: Element | null, isUnread: readonly boolean[]): Place[] {
  if (!list || !isUnread.includes(true)) return []
  const { top, height } = list.getBoundingClientRect()
  const pitch = height / isUnread.length
  return isUnread.flatMap((unread, row) =>
    unread ? [{ top: top + row * pitch, bottom: top + (row + 1) * pitch }] : [],
  )
}

function sameOr(before: Edges, now: Edges): Edges {
  return before.above === now.above && before.below === now.below ? before : now
}
