import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketTransport } from '../websocket/websocket-transport.ts'
import { unavailable } from './unavailable.ts'
import type { WebOptions } from './web-door.ts'

/** Everything that is said over HTTP: pages, the rooms' plain addresses, and WebSockets. */
export class Web {
  readonly #sockets: WebSocketTransport
  readonly #options: WebOptions

  constructor(options: WebOptions) {
    this.#options = options
    this.#sockets = new WebSocketTransport(options)
  }

  /** Answers a request. Never throws, never rejects. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    unavailable(this.#options)(request, response)
  }

  /** Answers a request to upgrade. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    this.#sockets.upgrade(request, socket, head)
  }

  /** Ends what would stay open. */
  close(): void {
    // nothing by now
  }
}
