import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { RefObject } from 'preact'
import { isTouch } from '../parts/media.ts'
import { setReply, useApp, usePreferences } from '../state/app.ts'
import { editLast } from './field.ts'
import type { Completion } from './use-completion.ts'

interface Keys {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly room: Room
  readonly reply: MessageView | undefined
  readonly completion: Completion
  readonly send: () => void
}

const composingKeyCode = 229

/** What the keys do in the field. */
export function useKeys({ field, room, reply, completion, send }: Keys): (event: KeyboardEvent) => void {
  const app = useApp()
  const { enterSends } = usePreferences()
  const wantsSend = ({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    if (key !== 'Enter' || altKey) return false
    const sends = enterSends === 'auto' ? !isTouch() : enterSends === 'yes'
    return ctrlKey || metaKey || (sends && !shiftKey)
  }
  return (event) => {
    // some browsers say only by this code that a word is still being composed
    // oxlint-disable-next-line typescript/no-deprecated
    if (event.isComposing || event.keyCode === composingKeyCode || completion.onKey(event)) return
    if (wantsSend(event)) {
      event.preventDefault()
      send()
    } else if (event.key === 'ArrowUp' && !event.altKey && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      app.list.get()?.focusLast()
    } else if (event.key === 'ArrowUp' && !event.altKey && field.current?.value === '') editLast(app, room, event)
    else if (event.key === 'Escape' && reply) {
      setReply(app, room, undefined)
      event.stopPropagation()
    }
  }
}
