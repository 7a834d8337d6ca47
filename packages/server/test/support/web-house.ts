import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { limits as allLimits } from '@papo/protocol'
import type { Limits } from '@papo/protocol'
import type { Clock } from '../../src/core/clock.ts'
import type { Files } from '../../src/core/files.ts'
import type { Hub, HubSettings } from '../../src/core/hub.ts'
import { systemClock } from '../../src/system/clock.ts'
import type { ConnectionEvent } from '../../src/transport/connection-log.ts'
import { FrontDoor } from '../../src/transport/front-door.ts'
import { webDoor } from '../../src/transport/http/web-door.ts'
import { atEnd } from './at-end.ts'
import { openHub } from './core.ts'
import { doorOptions } from './door.ts'
import { Peer } from './peer.ts'
import { SocketPerson } from './socket-person.ts'
import type { SocketOptions } from './socket-person.ts'

/** What a test may set. */
export interface WebHouseOptions {
  readonly clock?: Clock
  readonly limits?: Partial<Limits>
  readonly settings?: Partial<HubSettings>
  readonly files?: Files
  /** The folder of a built page; without it there is none. */
  readonly assets?: string
  /** Where errors go that should not have happened; without it they fail the test. */
  readonly onError?: (error: unknown) => void
}

/** One request. */
export interface HttpAsk {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** The loopback address that asks. */
  readonly from?: string
}

/** What it was answered. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly bytes: Buffer
}

/** A hub in memory behind a real door that speaks HTTP and WebSocket, on a free port. */
export interface WebHouse {
  readonly hub: Hub
  readonly port: number
  /** What was written down. */
  readonly events: readonly ConnectionEvent[]
  ask(ask: HttpAsk): Promise<HttpAnswer>
  /** Comes in as a program does; answers the token. */
  enter(nick: string): Promise<string>
  /** Somebody on a WebSocket, who has said nothing yet. */
  connect(options?: SocketOptions): Promise<SocketPerson>
  connectPeer(): Promise<Peer>
}

/** Opens one that ends with the test. */
export async function openWebHouse(t: TestContext, options: WebHouseOptions = {}): Promise<WebHouse> {
  const { clock = systemClock, assets = join(import.meta.dirname, 'no-such-folder') } = options
  const limits = { ...allLimits, farewellMs: 50, ...options.limits }
  const events: ConnectionEvent[] = []
  const { settings, files, onError } = options
  const given = { ...(settings && { settings }), ...(files && { files }), ...(onError && { onError }) }
  const hub = await openHub(t, { limits, clock, ...given })
  const log = (event: ConnectionEvent): void => void events.push(event)
  const http = webDoor({
    hub,
    clock,
    limits,
    language: 'pt-BR',
    log,
    assets,
    reachable: () => [],
    onError: hub.onError,
    door: { settle: (socket) => door.settle(socket) },
  })
  const door: FrontDoor = new FrontDoor({ ...doorOptions(clock), limits, http })
  const [address] = await door.listen([{ kind: 'any', host: '127.0.0.1', port: 0 }])
  atEnd(t, () => door.close())
  const port = address?.port ?? 0
  const ask = (asked: HttpAsk): Promise<HttpAnswer> => askAt(port, asked)
  return {
    hub,
    port,
    events,
    ask,
    async enter(nick) {
      const headers = { 'Content-Type': 'application/json' }
      const { body } = await ask({ method: 'POST', path: '/entrar', headers, body: JSON.stringify({ nick }) })
      const { token } = JSON.parse(body) as { token: string }
      return token
    },
    async connect(with_) {
      const person = await SocketPerson.connect(port, with_)
      atEnd(t, () => person.destroy())
      return person
    },
    async connectPeer() {
      const peer = await Peer.connect(port)
      atEnd(t, () => peer.socket.destroy())
      return peer
    },
  }
}

/** Asks whoever listens at a port of this machine; rejects where that breaks off. */
export function askAt(port: number, { method = 'GET', path, headers = {}, body, from }: HttpAsk): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false, localAddress: from }
    const asked = request(options, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const bytes = Buffer.concat(parts)
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes.toString(), bytes })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
