import type { Language, Limits } from '@papo/protocol'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import { createServer } from '../node-http.ts'
import { watchBody } from './body-watch.ts'
import { refuseUnreadable } from './unreadable.ts'

/** How long an HTTP client may take. */
export type HttpLimits = Pick<Limits, 'httpHeadMs' | 'httpRequestMs' | 'httpKeepAliveMs'>

const checkEveryMs = 5000
const maxHeadBytes = 16 * 1024

/** An HTTP server that never listens: the front door hands it sockets by `emit('connection')`. */
export function innerServer(limits: HttpLimits, language: Language, answer: RequestListener): Server {
  const options = {
    headersTimeout: limits.httpHeadMs,
    // bodies are watched over one by one, since files may take longer than the rest
    requestTimeout: 0,
    keepAliveTimeout: limits.httpKeepAliveMs,
    connectionsCheckingInterval: Math.min(checkEveryMs, limits.httpHeadMs),
    maxHeaderSize: maxHeadBytes,
    // what asks for HTTP/2 beside its request is answered as if it had not
    shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket',
  }
  const server = createServer(options, (request, response) => {
    watchBody(request, limits.httpRequestMs, () => server.emit('clientError', new LateBody(), request.socket))
    answer(request, response)
  })
  server.on('clientError', refuseUnreadable(language))
  // Node starts to watch over slow heads and requests when a server listens; this one never does.
  server.emit('listening')
  return server
}

/** As Node says it of a request that is too slow. */
class LateBody extends Error {
  readonly code = 'ERR_HTTP_REQUEST_TIMEOUT'
}
