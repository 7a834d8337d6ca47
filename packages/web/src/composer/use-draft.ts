import type { Room } from '@papo/sdk'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { setReply, useApp } from '../state/app.ts'
import { useCell } from '../state/cell.ts'
import { keyOf } from '../state/draft-store.ts'
import { placeOf } from '../state/drafts.ts'

const saveAfterMs = 300

/** Keeps what is written in a room: 300 ms after a key, and when the room or the page is left. */
export function useDraft(field: RefObject<HTMLTextAreaElement | null>, room: Room, onRestored: () => void): () => void {
  const app = useApp()
  const reply = useCell(app.replies).get(room.id)
  // as one is when the room opens: what is saved when it is left is still that one's
  const place = useMemo(() => placeOf(app.client, room), [room])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const save = (): void => {
    clearTimeout(timer.current)
    timer.current = undefined
    const text = field.current?.value ?? ''
    const answered = app.replies.get().get(room.id)?.seq
    const isEmpty = text === '' && answered === undefined
    app.drafts.set(place, isEmpty ? undefined : { text, ...(answered === undefined ? {} : { reply: answered }) })
  }
  // before anything is drawn: what is typed in between would be lost
  useLayoutEffect(() => {
    const input = field.current
    let isCurrent = true
    const restore = (): void => {
      const draft = app.drafts.get(place)
      if (!input || !isCurrent) return
      input.value = draft?.text ?? ''
      const answered = draft?.reply === undefined ? undefined : room.timeline.find(draft.reply)
      if (answered) setReply(app, room, answered)
      onRestored()
    }
    restore()
    // at the very start the drafts are still being read; what was typed meanwhile stays
    void app.drafts.loaded.then(() => input?.value === '' && restore())
    const stop = app.drafts.onOther((other) => other === keyOf(place) && document.activeElement !== input && restore())
    const leave = (): void => {
      if (timer.current !== undefined) save()
    }
    addEventListener('pagehide', leave)
    return () => {
      leave()
      isCurrent = false
      stop()
      removeEventListener('pagehide', leave)
    }
  }, [room])
  useEffect(() => {
    if (reply) save()
  }, [reply])
  return () => {
    timer.current ??= setTimeout(save, saveAfterMs)
  }
}
