import type { Room } from '@papo/sdk'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { setReply, useApp } from '../state/app.ts'
import type { App } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { keyOf } from '../state/draft-store.ts'
import type { Draft, DraftPlace } from '../state/draft-store.ts'
import { placeOf } from '../state/drafts.ts'

const saveAfterMs = 300

/** Keeps what is written in a room: 300 ms after a key, and when the room or the page is left. */
export function useDraft(field: RefObject<HTMLTextAreaElement | null>, room: Room, onRestored: () => void): () => void {
  const app = useApp()
  const reply = useCell(app.replies).get(room.id)
  // as one is when the room opens: what is saved when it is left is still that one's
  const place = useMemo(() => placeOf(app.client, room), [room])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const rest = (): void => {
    clearTimeout(timer.current)
    timer.current = undefined
  }
  const save = (text = field.current?.value ?? '', isHurried = false): void => {
    rest()
    const answered = app.replies.get().get(room.id)?.seq
    const files = app.trays.kept(place)
    const isEmpty = text === '' && answered === undefined && files.length === 0
    const more = { ...(answered !== undefined && { reply: answered }), ...(files.length > 0 && { files }) }
    app.drafts.set(place, isEmpty ? undefined : { text, ...more }, isHurried)
  }
  // before anything is drawn: what is typed in between would be lost
  useLayoutEffect(() => {
    const input = field.current
    if (!input) return undefined
    const stop = follow(app, { place, room, input, onRestored })
    const leave = (isHurried: boolean): void => {
      rest()
      if (input.value !== textOf(app.drafts.get(place))) save(input.value, isHurried)
    }
    const onHide = (): void => leave(true)
    addEventListener('pagehide', onHide)
    return () => {
      leave(false)
      stop()
      removeEventListener('pagehide', onHide)
    }
  }, [room])
  const before = useRef({ room, reply })
  useEffect(() => {
    const isCancelled = before.current.room === room && before.current.reply !== undefined
    before.current = { room, reply }
    if (reply || isCancelled) save()
  }, [room, reply])
  return () => {
    timer.current ??= setTimeout(() => save(), saveAfterMs)
  }
}

interface Followed {
  readonly place: DraftPlace
  readonly room: Room
  readonly input: HTMLTextAreaElement
  readonly onRestored: () => void
}

/** Puts a draft into the field: what is kept, and what another tab makes of it, until stopped. */
function follow(app: App, { place, room, input, onRestored }: Followed): () => void {
  let isCurrent = true
  const restore = (): void => {
    const draft = app.drafts.get(place)
    if (!isCurrent) return
    input.value = textOf(draft)
    const answered = draft?.reply === undefined ? undefined : room.timeline.find(draft.reply)
    if (answered) setReply(app, room, answered)
    onRestored()
  }
  restore()
  // at the very start the drafts are still being read; what was typed meanwhile stays
  void app.drafts.loaded.then(() => input.value === '' && restore())
  // a field that stands as it was kept has nothing of its own to lose, whether one is in it or not
  const stop = app.drafts.onOther((other, before) => {
    if (other === keyOf(place) && input.value === textOf(before)) restore()
  })
  return () => {
    isCurrent = false
    stop()
  }
}

function textOf(draft: Draft | undefined): string {
  return draft?.text ?? ''
}
