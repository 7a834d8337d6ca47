import type { JSX, RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { rowsInSight, rowsToMount } from './rows-in-sight.ts'
import type { RowSpan } from './rows-in-sight.ts'

interface RowsWindowProps<T extends { readonly id: number }> {
  /** What scrolls. */
  readonly box: RefObject<HTMLElement | null>
  /** By which others find the block. */
  readonly block: string
  readonly things: readonly T[]
  /** Rows that are there wherever one scrolls: what has the focus would lose it with its row. */
  readonly kept: readonly (number | undefined)[]
  readonly children: (thing: T) => JSX.Element
}

const firstSpan: RowSpan = { from: 0, to: 40, pitch: 44 }

/** A list of rows of one height, of which only those near to what is seen are in the page. */
export function RowsWindow<T extends { readonly id: number }>(props: RowsWindowProps<T>): JSX.Element {
  const { box, block, things, kept, children } = props
  const list = useRef<HTMLUListElement>(null)
  const [span, setSpan] = useState(firstSpan)
  const look = (): void => setSpan((before) => (list.current ? measure(list.current, box.current, before) : before))
  // each drawing may have moved the block, or changed the height of its rows; once drawn, it costs nothing to look
  useEffect(look)
  useLayoutEffect(() => {
    const scroller = box.current
    if (!scroller) return undefined
    const watch = new ResizeObserver(look)
    watch.observe(scroller)
    scroller.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      scroller.removeEventListener('scroll', look)
    }
  }, [box])
  const keptRows = kept.map((id) => things.findIndex((thing) => thing.id === id))
  const rows = rowsToMount(span, things.length, keptRows)
  const below = things.length - 1 - (rows.at(-1) ?? -1)
  return (
    <ul ref={list} data-block={block} style={{ paddingBottom: `${below * span.pitch}px` }}>
      {rows.map((row, at) => {
        const thing = things[row]
        const left = row - (rows[at - 1] ?? -1) - 1
        return (
          thing && (
            <li
              key={thing.id}
              aria-setsize={things.length}
              aria-posinset={row + 1}
              style={{ paddingTop: `${left * span.pitch}px` }}
            >
              {children(thing)}
            </li>
          )
        )
      })}
    </ul>
  )
}

function measure(list: HTMLElement, box: HTMLElement | null, before: RowSpan): RowSpan {
  const row = list.querySelector('.room')
  const seen = box?.getBoundingClientRect()
  const height = row?.getBoundingClientRect().height ?? 0
  if (!row || !seen || height === 0) return before
  const pitch = height + Number.parseFloat(getComputedStyle(row).marginBottom)
  const { top } = list.getBoundingClientRect()
  const span = rowsInSight({ top: seen.top - top, bottom: seen.bottom - top }, pitch)
  return span.from === before.from && span.to === before.to && span.pitch === before.pitch ? before : span
}
