import { limits } from '@papo/protocol'
import type { MessageView, WebTexts } from '@papo/protocol'
import type { Room, Sending } from '@papo/sdk'
import type { RefObject } from 'preact'
import { copyText } from '../parts/copy.ts'
import { setReply, useApp, usePreferences, useTexts } from '../state/app.ts'
import type { App } from '../state/app.ts'
import type { Draft, DraftFile } from '../state/draft-store.ts'
import { placeOf } from '../state/drafts.ts'
import { toEmoji } from './emoticons.ts'
import { fit } from './field.ts'
import { leaveToOthers } from './running.ts'
import type { Opens } from './running.ts'
import type { Said } from './says.tsx'
import { runLine } from './slash-run.ts'
import type { NotRun } from './slash-run.ts'

const askAllFrom = 20
const callsAll = /(?:^|\s)@(?:todos|all|here|aqui)\b/iu

interface SendProps {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly room: Room
  readonly reply: MessageView | undefined
  readonly say: (said: Said | undefined) => void
  readonly opens: Opens
}

/** Sends what stands in the field, or says why not; what was not sent stays there. */
export function useSend({ field, room, reply, say, opens }: SendProps): () => void {
  const app = useApp()
  const texts = useTexts()
  const { emoticons } = usePreferences()

  const go = async (text: string): Promise<void> => {
    const input = field.current
    if (!input) return
    input.value = ''
    const place = placeOf(app.client, room)
    const letGo = app.drafts.send(place, draftOf(app.trays.kept(place), text, reply?.seq))
    let isSending = false
    const onSending = ({ kept }: Sending): void => {
      isSending = true
      void kept.then(letGo)
    }
    const running = runLine({ app, room, text, reply: reply?.seq, onSending, opens }, texts)
    tidyUp(app, room, input)
    say(undefined)
    const ran = await running
    if (app.trays.of(room).length > 0) app.drafts.setFiles(place, app.trays.kept(place))
    if (!ran.isDone) putBack(ran, input, text)
    if (!ran.isDone || !isSending) letGo()
  }
  const putBack = (ran: NotRun, input: HTMLTextAreaElement, text: string): void => {
    if (input.value === '' && app.room.get() === room) {
      input.value = text
      app.drafts.setText(placeOf(app.client, room), text)
      if (reply) setReply(app, room, reply)
      ran.kept?.discard()
    } else if (ran.kept) return offerCopy(app, ran, { text, label: texts.act.copyText })
    fit(input)
    say({ text: ran.problem })
  }
  const ask = (text: string): void => {
    const action = { label: texts.composer.yes, act: () => void go(text) }
    say({ text: texts.composer.askEverybody(room.people.size), isCalm: true, action })
  }
  return () => {
    const typed = field.current?.value ?? ''
    const text = emoticons ? toEmoji(typed) : typed
    if (text.trim() === '' && app.trays.of(room).length === 0) return
    const problem = check(text, room, texts)
    if (problem === 'asks') ask(text)
    else if (problem !== undefined) say({ text: problem })
    else void go(text)
  }
}

/** What is done when the row is there, and not before. */
function tidyUp(app: App, room: Room, input: HTMLTextAreaElement): void {
  setReply(app, room, undefined)
  fit(input)
  setTimeout(() => room.stopTyping())
}

function draftOf(files: readonly DraftFile[], text: string, reply: number | undefined): Draft {
  return { text, ...(reply !== undefined && { reply }), ...(files.length > 0 && { files }) }
}

/** Where the field is taken, what was refused can be copied; what was for one person, or for a message, is offered for longer. */
function offerCopy({ toasts }: App, { problem, kept }: NotRun, copy: { text: string; label: string }): void {
  if (kept?.command.verb === 'send_direct') return
  if (kept?.command.verb === 'edit') return leaveToOthers(kept)
  kept?.discard()
  const actions = [{ label: copy.label, act: () => void copyText(copy.text) }]
  toasts.show({ text: problem, isLasting: true, actions })
}

/** Why a text is not sent as it is; `asks`: one is asked first. */
function check(text: string, { isOwn, people }: Room, { composer }: WebTexts): string | undefined {
  const size = Array.from(text).length
  const { maxMessageCodePoints } = limits
  if (size > maxMessageCodePoints) return composer.tooLong(size, maxMessageCodePoints)
  return isOwn && people.size > askAllFrom && callsAll.test(text) ? 'asks' : undefined
}
