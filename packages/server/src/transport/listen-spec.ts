const kinds = ['any', 'line', 'irc', 'http'] as const

/** Who may come through a door: anyone, or one kind of client; on `line` the server always speaks first. */
export type DoorKind = (typeof kinds)[number]

/** A door to open; without a host on all interfaces. */
export interface ListenSpec {
  kind: DoorKind
  host?: string
  port: number
}

/** A door that is open. */
export interface ListenAddress {
  kind: DoorKind
  host: string
  port: number
}

const shape = /^(?<kind>[a-z]+):(?:(?:\[(?<ipv6>[0-9a-f:.%a-z]+)\]|(?<name>[^:[\]\s]+)):)?(?<port>\d{1,5})$/i

/** Reads `KIND:[HOST:]PORT`, an IPv6 host in brackets; undefined where it is not one. */
export function parseListen(text: string): ListenSpec | undefined {
  const found = shape.exec(text)?.groups
  const kind = kinds.find((one) => one === found?.['kind']?.toLowerCase())
  const port = Number(found?.['port'])
  if (!found || !kind || port > 65_535) return undefined
  const host = found['ipv6'] ?? found['name']
  return host === undefined ? { kind, port } : { kind, host, port }
}
