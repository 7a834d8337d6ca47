import type { IncomingMessage } from 'node:http'

/** Where a terminal finds the server that a browser found. */
export interface TerminalAddress {
  host: string
  port: number
}

const shape =
  /^(?:\[(?<ipv6>[0-9a-f:.]{2,45})\]|(?<name>[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?))(?::(?<port>\d{1,5}))?$/i

/** Reads the Host header; one that is missing or is no plain host is replaced by the address of the socket. */
export function terminalAddress({ headers, socket }: IncomingMessage): TerminalAddress {
  const here = { host: socket.localAddress ?? 'localhost', port: socket.localPort ?? 0 }
  const found = shape.exec(headers.host ?? '')?.groups
  const host = found?.['ipv6'] ?? found?.['name']
  if (host === undefined) return here
  const port = Number(found?.['port'] ?? here.port)
  return { host, port: port > 0 && port <= 65_535 ? port : here.port }
}
