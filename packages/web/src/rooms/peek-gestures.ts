/** What asks for the people of a room, or wants to see them no more. */
export interface PeekCalls {
  readonly show: (row: HTMLElement, by: 'mouse' | 'press') => void
  readonly hide: () => void
}

const hoverMs = 300
/** Time enough to come over from the row to what it has opened. */
const leaveMs = 200
const longPressMs = 400
/** A finger that moves further does not press. */
const stillPx = 10

/** Follows a mouse that rests on a row, and a finger that stays on one. */
export function followPeeks(list: HTMLElement, calls: PeekCalls): () => void {
  const gone = new AbortController()
  const stops = [followMouse(list, calls, gone.signal), followFinger(list, calls, gone.signal)]
  return () => {
    gone.abort()
    for (const stop of stops) stop()
  }
}

function followMouse(list: HTMLElement, { show, hide }: PeekCalls, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let over: Element | undefined
  const move = (to: Element | undefined): void => {
    // from one part of the same row to another: nothing begins again, least of all after Esc
    if (to === over) return
    clearTimeout(timer)
    over = to
    if (to?.matches('.peek')) return
    timer = to instanceof HTMLElement ? setTimeout(show, hoverMs, to, 'mouse') : setTimeout(hide, leaveMs)
  }
  const onOver = ({ target, pointerType }: PointerEvent): void => {
    if (pointerType === 'mouse') move(rowOrPeek(target))
  }
  const onLeave = ({ pointerType }: PointerEvent): void => {
    if (pointerType === 'mouse') move(undefined)
  }
  list.addEventListener('pointerover', onOver, { signal })
  list.addEventListener('pointerleave', onLeave, { signal })
  // who presses wants to go there
  list.addEventListener('pointerdown', () => clearTimeout(timer), { signal })
  list.addEventListener('scroll', () => clearTimeout(timer), { signal, passive: true })
  return () => clearTimeout(timer)
}

function followFinger(list: HTMLElement, { show }: PeekCalls, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let from: PointerEvent | undefined
  let hasPressed = false
  const cancel = (): void => {
    clearTimeout(timer)
    from = undefined
  }
  const press = (row: HTMLElement): void => {
    cancel()
    hasPressed = true
    show(row, 'press')
  }
  const onDown = (event: PointerEvent): void => {
    const row = rowOrPeek(event.target)
    hasPressed = false
    if (event.pointerType === 'mouse' || !event.isPrimary || !(row instanceof HTMLElement) || row.matches('.peek'))
      return
    from = event
    timer = setTimeout(press, longPressMs, row)
  }
  const onMove = ({ clientX, clientY }: PointerEvent): void => {
    if (from && Math.hypot(clientX - from.clientX, clientY - from.clientY) > stillPx) cancel()
  }
  // the browser's own menu of a link, its dragging, and the press that follows a long one
  const refuse = (event: Event): void => {
    if (from || hasPressed) event.preventDefault()
  }
  const onTouchEnd = (event: Event): void => {
    if (hasPressed) event.preventDefault()
    hasPressed = false
  }
  list.addEventListener('pointerdown', onDown, { signal })
  list.addEventListener('pointermove', onMove, { signal })
  for (const name of ['pointerup', 'pointercancel', 'scroll']) list.addEventListener(name, cancel, { signal })
  for (const name of ['contextmenu', 'dragstart']) list.addEventListener(name, refuse, { signal })
  list.addEventListener('touchend', onTouchEnd, { signal, passive: false })
  return cancel
}

function rowOrPeek(target: EventTarget | null): Element | undefined {
  return target instanceof Element ? (target.closest('.peek, .room') ?? undefined) : undefined
}
