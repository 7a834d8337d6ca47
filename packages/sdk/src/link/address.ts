/** The address of a server's socket: of `host`, `host:port`, `http(s)://host` or `ws(s)://host/path`. */
export function socketAddress(given: string): string {
  const url = new URL(/^[a-z]+:\/\//i.test(given) ? given : `http://${given}`)
  const isSecure = url.protocol === 'https:' || url.protocol === 'wss:'
  const path = url.protocol.startsWith('ws') && url.pathname !== '/' ? url.pathname : '/ws'
  return `${isSecure ? 'wss' : 'ws'}://${url.host}${path}`
}
