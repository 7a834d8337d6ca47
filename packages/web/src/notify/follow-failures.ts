import { webTexts } from '@papo/protocol'
import type { Sending } from '@papo/sdk'
import type { App } from '../state/app.ts'
import type { Toast } from '../state/toasts.ts'

/** Offers again what could not be told to one person: it has no row in any room. One at a time, until it is settled. */
export function followFailures(app: App): void {
  const { client, toasts } = app
  let shown: { readonly sending: Sending; readonly toast: Toast } | undefined
  const look = (): void => {
    const failed = client.sendings.filter(({ command, state }) => command.verb === 'send_direct' && state === 'failed')
    if (shown && !failed.includes(shown.sending)) toasts.end(shown.toast, 'gone')
    const [sending] = failed
    if (!sending || toasts.current.get()) return
    shown = { sending, toast: offer(app, sending) }
    toasts.show(shown.toast)
  }
  // later: first the composer may take the text back, or another toast take the place
  const lookSoon = (): void => void setTimeout(look)
  client.on('sending', lookSoon)
  toasts.current.watch(lookSoon)
}

function offer({ language }: App, sending: Sending): Toast {
  const { msg, error } = webTexts[language.get()]
  const { command, error: refused } = sending
  const reason = refused?.text || (refused?.code === 'token_invalid' ? msg.writtenBefore : error.unexpected)
  const words = command.verb === 'send_direct' ? ` @${command.to}: ${shorten(command.text)}` : ''
  return {
    text: msg.failed(reason) + words,
    isLasting: true,
    actions: [
      { label: msg.retry, act: () => sending.retry() },
      { label: msg.discard, act: () => void sending.discard() },
    ],
  }
}

/** As much of a message as a toast has room for. */
function shorten(text: string): string {
  const characters = Array.from(text)
  return characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : text
}
