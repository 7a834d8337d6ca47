import type { Client } from '@papo/sdk'
import type { Chat } from './chat/chat.ts'
import { TerminalScreen } from './screen/screen.ts'
import type { Screen } from './screen/screen.ts'

/** What is not sent yet may go out for this long when one leaves. */
const lingerMs = 5_000
/** An own message is shown when it comes back, which is so soon after its answer. */
const shownAfterMs = 50

/** Says good-bye and lets go of the server, when what was said is sent, or kept for the next time. */
export async function sayGoodbye(chat: Chat, screen: Screen): Promise<void> {
  const { client } = chat
  await chat.type('')
  await uploaded(chat, screen)
  await linger(client)
  await chat.printed
  if (screen instanceof TerminalScreen) screen.leave()
  const left = client.sendings.filter(({ state }) => state !== 'failed').length
  const { own, texts } = chat.telling
  screen.print([...(left > 0 ? [own.kept(left)] : []), texts.goodbye])
  client.close()
}

/** Behind a pipe nobody else sends what is under way; at a terminal one wants to go. */
async function uploaded({ uploads }: Chat, screen: Screen): Promise<void> {
  if (screen instanceof TerminalScreen) setTimeout(() => uploads.stop(), lingerMs).unref()
  await uploads.done
}

function linger(client: Client): Promise<void> {
  return new Promise((resolve) => {
    const isDone = (): boolean =>
      client.state.type !== 'ready' || client.sendings.every(({ state }) => state === 'failed')
    const timer = setTimeout(resolve, lingerMs)
    const look = (): void => {
      if (!isDone()) return
      clearTimeout(timer)
      setImmediate(() => setTimeout(resolve, shownAfterMs))
    }
    client.on('sending', look)
    client.on('state', look)
    look()
  })
}
