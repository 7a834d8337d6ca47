import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { rowByKey } from './list-keys.ts'
import type { NamedRow } from './list-keys.ts'

/** What the list of rooms does with keys and the focus. */
interface ListFocus {
  /** The row that has or had the focus: it stays in the page. */
  readonly held: number | undefined
  readonly onFocusIn: (event: FocusEvent) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Moves the focus through all rows by keys, though only some of them are in the page. */
export function useListFocus(list: RefObject<HTMLElement | null>, rows: readonly NamedRow[]): ListFocus {
  const [held, hold] = useState<number>()
  const wanted = useRef<number | undefined>(undefined)
  useLayoutEffect(() => {
    if (wanted.current === undefined) return
    list.current?.querySelector<HTMLElement>(`.room[data-room="${wanted.current}"]`)?.focus()
    wanted.current = undefined
  })
  const onFocusIn = ({ target }: FocusEvent): void => hold(rowIn(target))
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = rowIn(event.target)
    const next = from === undefined ? undefined : rowByKey(event, rows, from)
    if (!next) return
    event.preventDefault()
    if (next.id === from) return
    wanted.current = next.id
    hold(next.id)
  }
  return { held, onFocusIn, onKeyDown }
}

function rowIn(target: EventTarget | null): number | undefined {
  const id = target instanceof HTMLElement && target.matches('.room') ? Number(target.dataset['room']) : NaN
  return Number.isNaN(id) ? undefined : id
}
