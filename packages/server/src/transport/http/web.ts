import { getRequestListener } from '@hono/node-server'
import { ChatError } from '@papo/protocol'
import { Hono } from 'hono'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketTransport } from '../websocket/websocket-transport.ts'
import type { Env } from './asked.ts'
import { assetRoutes } from './asset-routes.ts'
import { Entrances } from './entrances.ts'
import { entryRoutes } from './entry-routes.ts'
import { sendingRoutes } from './files/sending-routes.ts'
import { servingRoutes } from './files/serving-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { BrokenOff } from './read-body.ts'
import { replyError } from './replies.ts'
import { refuseMethod } from './refuse-method.ts'
import { roomRoutes } from './room-routes.ts'
import type { WebOptions } from './web-door.ts'

/** Everything that is said over HTTP: pages, the rooms' plain addresses, and WebSockets. */
export class Web {
  readonly #sockets: WebSocketTransport
  readonly #listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>

  constructor(options: WebOptions) {
    this.#sockets = new WebSocketTransport(options)
    const app = appOf(options)
    this.#listener = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false })
  }

  /** Answers a request. Never throws, never rejects. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    void this.#listener(request, response)
  }

  /** Answers a request to upgrade. */
  upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    this.#sockets.upgrade(request, socket, head)
  }
}

function appOf(options: WebOptions): Hono<Env> {
  const app = new Hono<Env>()
  const entrances = new Entrances(options.hub.clock, options.limits)
  roomRoutes(app, options)
  sendingRoutes(app, options)
  servingRoutes(app, options)
  entryRoutes(app, options, entrances)
  assetRoutes(app, options)
  pageRoutes(app, options, entrances)
  app.all('/s/:sala', refuseMethod('GET', 'HEAD', 'POST', 'PUT'))
  app.notFound((asked) => replyError(asked, new ChatError('page_not_found'), options))
  app.onError((error, asked) => {
    if (error instanceof ChatError) return replyError(asked, error, options)
    // of what a client did nothing is written down as a fault
    if (error instanceof BrokenOff) return new Response(null, { status: 400 })
    options.onError(error)
    return replyError(asked, new ChatError('internal'), options)
  })
  return app
}
