import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '@papo/sdk'
import type { Ports } from '@papo/sdk'
import { atEnd } from '../support/at-end.ts'
import { openServer } from '../support/test-server.ts'
import { until } from '../support/until.ts'

/** A network that loses what the server answers, until it is mended: then every connection breaks. */
class LosingNetwork {
  lost = 0
  #isLosing = true
  readonly #breaks: (() => void)[] = []

  readonly openSocket: Ports['openSocket'] = (url, listener) => {
    const socket = new WebSocket(url)
    let isBroken = false
    const end = (code: number, reason: string): void => {
      if (!isBroken) listener.onClose(code, reason)
      isBroken = true
    }
    socket.addEventListener('open', () => listener.onOpen())
    socket.addEventListener('message', ({ data }: MessageEvent) => {
      if (this.#isLosing) this.lost += 1
      else listener.onText(String(data))
    })
    socket.addEventListener('close', ({ code, reason }) => end(code, reason))
    this.#breaks.push(() => {
      socket.close()
      end(1006, '')
    })
    return { send: (text) => socket.send(text), close: (code, reason) => socket.close(code, reason) }
  }

  mend(): void {
    this.#isLosing = false
    for (const cut of this.#breaks.splice(0)) cut()
  }
}

test('[SOCKET10] whose first greeting was answered in vain has his nick when he comes again', async (t) => {
  const { port, hub } = await openServer(t, {})
  const network = new LosingNetwork()
  const lari = connect({ url: `http://127.0.0.1:${port}`, nick: 'Lari', ports: { openSocket: network.openSocket } })
  atEnd(t, () => lari.close())
  await until('the answer is lost', () => network.lost > 0)
  assert.equal(hub.users.byNick('Lari')?.id, 1)
  network.mend()
  await lari.ready()
  assert.deepEqual(lari.me, { id: 1, nick: 'Lari' })
  assert.equal(hub.users.online, 1)
  const other = connect({ url: `http://127.0.0.1:${port}`, nick: 'Lari' })
  atEnd(t, () => other.close())
  await assert.rejects(other.ready(), { code: 'nick_taken' })
})
