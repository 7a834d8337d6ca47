import { once } from 'node:events'
import { get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { TestContext } from 'node:test'
import type { MessageEvent, RoomId, Seq } from '@papo/protocol'
import { connect } from '@papo/sdk'
import type { Client, Room } from '@papo/sdk'
import { atEnd } from './at-end.ts'
import { quickClock } from './quick-clock.ts'

/** Somebody who waits less than others: his clock goes so many times as fast as the machine's. */
export interface Hasty {
  readonly nick: string
  readonly speed: number
}

/** Somebody who talks by the SDK, and remembers what he was told. */
export class Chatter {
  readonly client: Client
  /** Each message that he was told as new, in the order in which he was. */
  readonly told: MessageEvent[] = []
  /** Every event, by the seq it was told with. */
  readonly seqs: Seq[] = []
  /** How often he has come back. */
  returns = -1
  #room: Room | undefined

  private constructor(t: TestContext, port: number, { nick, speed }: Hasty) {
    this.client = connect({ url: `127.0.0.1:${port}`, nick, ports: { clock: quickClock(speed) } })
    this.client.on('message', (message) => this.told.push(message))
    this.client.on('event', ({ seq }) => this.seqs.push(seq))
    this.client.on('state', ({ type }) => {
      if (type === 'ready') this.returns += 1
    })
    atEnd(t, () => this.client.close())
  }

  /** Connects, and enters the entry room. */
  static async enter(t: TestContext, port: number, who: string | Hasty): Promise<Chatter> {
    const chatter = new Chatter(t, port, typeof who === 'string' ? { nick: who, speed: 20 } : who)
    chatter.#room = await chatter.client.join('geral')
    return chatter
  }

  get room(): Room {
    if (!this.#room) throw new Error('in no room yet')
    return this.#room
  }

  get texts(): string[] {
    return this.told.map(({ text }) => text)
  }

  get isReady(): boolean {
    return this.client.state.type === 'ready'
  }
}

/** Somebody who listens to a room by HTTP, and remembers each line. */
export async function followRoom(t: TestContext, port: number, room: string): Promise<{ readonly lines: string[] }> {
  const proof = await fetch(`http://127.0.0.1:${port}/entrar`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ nick: `ouvinte${String(Math.random()).slice(2, 8)}`, sala: room }),
  })
  const { token } = (await proof.json()) as { token: string; room: RoomId }
  const request = get({ port, path: `/s/${room}.txt?after=0&follow`, headers: { Authorization: `Bearer ${token}` } })
  atEnd(t, () => void request.destroy())
  const lines: string[] = []
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let rest = ''
  response.setEncoding('utf8').on('error', () => undefined)
  response.on('data', (text: string) => {
    const parts = `${rest}${text}`.split(/\r?\n/)
    rest = parts.pop() ?? ''
    lines.push(...parts)
  })
  return { lines }
}
