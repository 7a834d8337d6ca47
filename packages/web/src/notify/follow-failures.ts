import type { Sending } from '@papo/sdk'
import { isAwaited } from '../composer/running.ts'
import { copyText } from '../parts/copy.ts'
import type { App } from '../state/app.ts'
import { isOwn } from '../state/known-person.ts'
import type { Toast } from '../state/toasts.ts'
import { textsIn } from '../text/web-texts.ts'

/** What is offered again, until any of it is settled. */
interface Offer {
  readonly sendings: readonly Sending[]
  readonly toast: Toast
}

/**
 * Offers again what was not sent and has no row in any room: first what could not be told to one person, one at a time,
 * then what a message was to say instead, then what nobody here can send.
 */
export function followFailures(app: App): void {
  const { client, toasts, arrived } = app
  let shown: Offer | undefined
  const look = (): void => {
    const direct = client.sendings.filter((sending) => isFailedDirect(sending) && isOwn(client, sending))
    const edit = client.sendings.find((sending) => isFailedEdit(sending) && isOwn(client, sending))
    const homeless = client.sendings.filter((sending) => isHomeless(app, sending))
    const isSettled = shown?.sendings.some((one) => ![...direct, edit, ...homeless].includes(one))
    if (shown && isSettled === true) toasts.end(shown.toast, 'gone')
    const [first] = direct
    if (toasts.current.get()) return
    if (first) shown = { sendings: [first], toast: offerDirect(app, first) }
    else if (edit) shown = { sendings: [edit], toast: offerEdit(app, edit) }
    else if (homeless.length > 0) shown = { sendings: homeless, toast: offerHomeless(app, homeless) }
    else return
    toasts.show(shown.toast)
  }
  // later: first the composer may take the text back, or another toast take the place
  const lookSoon = (): void => void setTimeout(look)
  for (const event of ['state', 'sending', 'entered', 'exited'] as const) client.on(event, lookSoon)
  arrived.watch(lookSoon)
  toasts.current.watch(lookSoon)
}

function isFailedDirect({ command, state }: Sending): boolean {
  return command.verb === 'send_direct' && state === 'failed'
}

/** What the composer waits for it tells itself. */
function isFailedEdit(sending: Sending): boolean {
  return (
    sending.command.verb === 'edit' && sending.state === 'failed' && sending.room !== undefined && !isAwaited(sending)
  )
}

/**
 * Words for a room that one is not in, refused or not (they would wait for ever), and what somebody else wanted to tell
 * one person. The room that the address names is entered first.
 */
function isHomeless({ client, arrived }: App, sending: Sending): boolean {
  if (client.state.type !== 'ready' || !arrived.get()) return false
  const { command, room } = sending
  if (command.verb === 'send_direct') return isFailedDirect(sending) && !isOwn(client, sending)
  return 'text' in command && room === undefined
}

function offerDirect({ language }: App, sending: Sending): Toast {
  const { msg, error } = textsIn(language.get())
  const { command, error: refused } = sending
  const words = command.verb === 'send_direct' ? ` @${command.to}: ${shorten(command.text)}` : ''
  return {
    text: msg.failed(refused?.text || error.unexpected) + words,
    isLasting: true,
    actions: [
      { label: msg.retry, act: () => sending.retry() },
      { label: msg.discard, act: () => void sending.discard() },
    ],
  }
}

/** Copied, it can be pasted wherever it is wanted. */
function offerEdit({ language, toasts }: App, sending: Sending): Toast {
  const { msg, act, error } = textsIn(language.get())
  const { command, error: refused } = sending
  const text = command.verb === 'edit' ? command.text : ''
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return
    void sending.discard()
    toasts.show({ text: msg.copied })
  }
  return {
    text: `${msg.failed(refused?.text || error.unexpected)} ${shorten(text)}`,
    isLasting: true,
    actions: [
      { label: act.copyText, act: () => void copy() },
      { label: msg.discard, act: () => void sending.discard() },
    ],
  }
}

/** The words are not shown unasked: they may be somebody else's. */
function offerHomeless({ language, toasts }: App, sendings: readonly Sending[]): Toast {
  const { msg, act } = textsIn(language.get())
  const places = [...new Set(sendings.map(({ place }) => place))]
  const text = sendings.flatMap(({ command }) => ('text' in command ? command.text : [])).join('\n')
  const discard = { label: msg.discard, act: () => sendings.forEach((sending) => void sending.discard()) }
  const copy = async (): Promise<void> => {
    // kept none the less, and offered again: what else is copied takes its place
    if (await copyText(text)) toasts.show({ text: msg.copied, actions: [discard] })
  }
  return {
    text: msg.notSentTo(sendings.length, places),
    isLasting: true,
    actions: [{ label: act.copyText, act: () => void copy() }, discard],
  }
}

/** As much of a message as a toast has room for. */
function shorten(text: string): string {
  const characters = Array.from(text)
  return characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : text
}
