import { languages } from '@papo/protocol'
import type { Language, Limits } from '@papo/protocol'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import type { ServerOptions } from 'ws'
import type { Clock } from '../../core/clock.ts'
import type { Hub } from '../../core/hub.ts'
import { plainAddress } from '../../core/network-of.ts'
import type { ConnectionLog } from '../connection-log.ts'
import { DueQueue } from '../due-queue.ts'
import { readCookie } from '../http/cookie.ts'
import { isSameOrigin } from '../http/origin.ts'
import { preferredLanguage } from '../http/preferred-language.ts'
import type { Door } from '../line-door.ts'
import { SpokenWebSocket, WebSocketClient } from './websocket-client.ts'
import { WebSocketWire } from './websocket-wire.ts'

/** What the transport is made of. */
export interface WebSocketOptions {
  readonly hub: Hub
  readonly clock: Clock
  readonly limits: Limits
  /** The language of who has not chosen one. */
  readonly language: Language
  readonly log: ConnectionLog
  readonly door: Door
}

/** What all connections of the transport share. */
export interface WebSocketPorts extends WebSocketOptions {
  /** One per language. */
  readonly wires: Readonly<Record<Language, WebSocketWire>>
  /** Those who are asked whether they are there, when they say nothing. */
  readonly silences: DueQueue<WebSocketClient>
  /** Those who were asked. */
  readonly unanswered: DueQueue<WebSocketClient>
  /** Those whose message has begun and not ended. */
  readonly unfinished: DueQueue<WebSocketClient>
  /** Those who have not said who they are. */
  readonly hellos: DueQueue<WebSocketClient>
}

/** The path of the WebSocket. */
const path = '/ws'

/** More pieces of one message than this, however small, are too many to hold. */
const maxChunks = 16_384

/** Pages, bots and terminals on WebSockets: commands and events as JSON, one a frame. */
export class WebSocketTransport {
  readonly #ports: WebSocketPorts
  readonly #server: WebSocketServer

  constructor(options: WebSocketOptions) {
    const { clock, limits } = options
    const queue = (ms: number, onDue: (client: WebSocketClient) => void): DueQueue<WebSocketClient> =>
      new DueQueue(clock, ms, onDue)
    this.#ports = {
      ...options,
      wires: Object.fromEntries(languages.map((language) => [language, new WebSocketWire(language)])) as Record<
        Language,
        WebSocketWire
      >,
      silences: queue(limits.pingAfterMs, (client) => client.ask()),
      unanswered: queue(limits.pongMs, (client) => client.close('idle')),
      unfinished: queue(limits.frameMs, (client) => client.close('protocol')),
      hellos: queue(limits.helloMs, (client) => client.close('protocol')),
    }
    // the types of ws do not know of the time that a farewell may take
    const server: ServerOptions & { readonly closeTimeout: number } = {
      noServer: true,
      WebSocket: SpokenWebSocket,
      clientTracking: false,
      // ws cuts whoever sends many pings at once; we answer them
      autoPong: false,
      perMessageDeflate: false,
      // there is none to choose: ws would take the first that is offered
      handleProtocols: () => false,
      maxPayload: limits.maxFrameBytes,
      maxFragments: limits.maxFrameFragments,
      maxBufferedChunks: maxChunks,
      closeTimeout: limits.farewellMs,
    }
    this.#server = new WebSocketServer(server)
  }

  /** Answers a request to upgrade: by a WebSocket, or by what is wrong with it. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const refusal = refusalOf(request)
    if (refusal !== undefined) return void socket.end(refusal)
    const { headers } = request
    const isPage = headers.origin !== undefined
    const upgraded = {
      socket,
      address: plainAddress(socket.remoteAddress ?? ''),
      language: preferredLanguage(headers['accept-language'], this.#ports.language),
      token: readCookie(request),
      isPage,
    }
    this.#server.handleUpgrade(request, socket, head, (websocket) => {
      WebSocketClient.accept({ ...upgraded, websocket }, this.#ports)
    })
  }
}

/** The answer to a request that is not let in. [HTTP2] */
function refusalOf(request: IncomingMessage): string | undefined {
  const url = request.url ?? ''
  if (url !== path && !url.startsWith(`${path}?`)) return plain('404 Not Found')
  if (request.headers.origin !== undefined) return isSameOrigin(request) ? undefined : plain('403 Forbidden')
  // what a browser sends by itself proves nothing without the page that it sends it for
  return readCookie(request) === undefined ? undefined : plain('403 Forbidden')
}

function plain(status: string): string {
  return `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`
}
