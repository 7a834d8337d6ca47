import { limits } from '@papo/protocol'
import type { MessageView } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { RefObject } from 'preact'
import { setReply, useApp, usePreferences, useTexts } from '../state/app.ts'
import { toEmoji } from './emoticons.ts'
import { fit } from './field.ts'
import type { Said } from './says.tsx'
import { runLine } from './slash-run.ts'

const askAllFrom = 20
const callsAll = /(?:^|\s)@(?:todos|all|here|aqui)\b/iu

interface Sending {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly room: Room
  readonly reply: MessageView | undefined
  readonly say: (said: Said | undefined) => void
}

/** Sends what stands in the field, or says why not; what was not sent stays there. */
export function useSend({ field, room, reply, say }: Sending): () => void {
  const app = useApp()
  const texts = useTexts()
  const { emoticons } = usePreferences()

  const check = (text: string): Said | undefined => {
    const size = Array.from(text).length
    const { maxMessageCodePoints } = limits
    if (size > maxMessageCodePoints) return { text: texts.composer.tooLong(size, maxMessageCodePoints) }
    const asks = room.isOwn && room.people.size > askAllFrom && callsAll.test(text)
    if (!asks) return undefined
    const action = { label: texts.composer.yes, act: () => void go(text) }
    return { text: texts.composer.askEverybody(room.people.size), isCalm: true, action }
  }
  const go = async (text: string): Promise<void> => {
    const input = field.current
    if (!input) return
    input.value = ''
    setReply(app, room, undefined)
    app.drafts.set(room.id, undefined)
    say(undefined)
    fit(input)
    room.stopTyping()
    const ran = await runLine({ app, room, text, reply: reply?.seq }, texts)
    if (ran.isDone) return
    if (input.value === '' && app.room.get() === room) {
      input.value = text
      app.drafts.set(room.id, { text })
      ran.kept?.discard()
    } else if (ran.kept) return // a toast offers it again
    fit(input)
    say({ text: ran.problem })
  }
  return () => {
    const typed = field.current?.value ?? ''
    const text = emoticons ? toEmoji(typed) : typed
    if (text.trim() === '') return
    const problem = check(text)
    if (problem) say(problem)
    else void go(text)
  }
}
