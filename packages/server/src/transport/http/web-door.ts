import type { Server } from 'node:http'
import { Socket } from 'node:net'
import type { WebSocketOptions } from '../websocket/websocket-transport.ts'
import { innerServer } from './inner-server.ts'
import type { Web } from './web.ts'

/** What browsers and programs on HTTP are served with. */
export interface WebOptions extends WebSocketOptions {
  /** The folder of the built page. */
  readonly assets: string
  /** The addresses at which others find this machine. */
  readonly reachable: () => readonly string[]
  /** Where browsers of others find this server: `http://192.168.0.10:6789`. */
  readonly address?: () => string
  /** Called with what should not have happened; must not throw. */
  readonly onError: (error: unknown) => void
}

/**
 * The HTTP server that the front door hands sockets to. What it needs is loaded when the first one comes:
 * a server whose people are all on lines does without it.
 */
export function webDoor(options: WebOptions): Server {
  let loading: Promise<Web> | undefined
  const load = (): Promise<Web> => (loading ??= import('./web.ts').then(({ Web: Loaded }) => new Loaded(options)))
  const withWeb = (socket: Socket, use: (web: Web) => void): void => {
    load()
      .then(use)
      .catch((error: unknown) => {
        options.onError(error)
        socket.destroy()
      })
  }
  const server = innerServer(options.limits, options.language, (request, response) =>
    withWeb(request.socket, (web) => web.answer(request, response)),
  )
  server.on('upgrade', (request, stream, head) => {
    if (stream instanceof Socket) withWeb(stream, (web) => web.upgrade(request, stream, head))
    else stream.destroy()
  })
  return server
}
