import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { limits as allLimits } from '@papo/protocol'
import type { Language, Limits } from '@papo/protocol'
import type { Clock } from '../../src/core/clock.ts'
import type { Hub, HubSettings } from '../../src/core/hub.ts'
import { systemClock } from '../../src/system/clock.ts'
import type { ConnectionEvent } from '../../src/transport/connection-log.ts'
import { FrontDoor } from '../../src/transport/front-door.ts'
import { LineTransport } from '../../src/transport/line/line-transport.ts'
import type { DoorKind } from '../../src/transport/listen-spec.ts'
import { atEnd } from './at-end.ts'
import { openHub } from './core.ts'
import { doorOptions } from './door.ts'
import { LineClient } from './line-client.ts'
import { Peer } from './peer.ts'

/** What a test may set; the door greets at once unless it is of another kind. */
export interface LineHouseOptions {
  readonly language?: Language
  readonly kind?: DoorKind
  readonly clock?: Clock
  readonly limits?: Partial<Limits>
  readonly settings?: Partial<HubSettings>
  readonly landing?: boolean
}

/** A hub in memory with people on lines, behind a real door on a free port. */
export interface LineHouse {
  readonly hub: Hub
  /** What was written down. */
  readonly events: readonly ConnectionEvent[]
  connect(): Promise<LineClient>
  /** The same, for who sends and reads bytes. */
  connectPeer(): Promise<Peer>
  /** Somebody who has a nick, and is in a room, made if need be; all that was said to him is read. */
  enter(nick: string, room?: string): Promise<LineClient>
}

/** Where browsers would find it. */
export const webAddress = 'http://192.168.0.10:6789'

/** Opens one that ends with the test. */
export async function openLineHouse(t: TestContext, options: LineHouseOptions = {}): Promise<LineHouse> {
  const { language = 'pt-BR', kind = 'line', clock = systemClock, landing = false } = options
  const limits = { ...allLimits, farewellMs: 50, ...options.limits }
  const events: ConnectionEvent[] = []
  const hub = await openHub(t, { limits, clock, ...(options.settings && { settings: options.settings }) })
  const log = (event: ConnectionEvent): void => void events.push(event)
  const line = new LineTransport({
    hub,
    clock,
    limits,
    language,
    version: '0.1.0',
    log,
    landing,
    address: () => webAddress,
  })
  atEnd(t, () => line.close())
  const door = new FrontDoor({ ...doorOptions(clock), limits, language, line })
  const [address] = await door.listen([{ kind, host: '127.0.0.1', port: 0 }])
  assert.ok(address)
  atEnd(t, () => door.close())
  const { port } = address
  const connect = async (): Promise<LineClient> => {
    const client = await LineClient.connect(port)
    atEnd(t, () => client.destroy())
    return client
  }
  const connectPeer = async (): Promise<Peer> => {
    const peer = await Peer.connect(port)
    atEnd(t, () => peer.socket.destroy())
    return peer
  }
  return { hub, events, connect, connectPeer, enter: (nick, room) => enter(connect, nick, room) }
}

async function enter(connect: () => Promise<LineClient>, nick: string, room?: string): Promise<LineClient> {
  const client = await connect()
  client.send(`${nick}\n`)
  if (room !== undefined) client.send(`/criar ${room}\n/entrar ${room}\n`)
  client.send('/apelido\n')
  for (;;) if (/^⚠️ .*\/(apelido|nick) </.test(await client.readLine())) return client
}

/** Two people in the room REDES, which the first one makes; all that was said to them is read. */
export async function enterRedes(
  house: LineHouse,
  first: string,
  second: string,
): Promise<[first: LineClient, second: LineClient]> {
  const pair: [LineClient, LineClient] = [await house.enter(first, 'REDES'), await house.enter(second)]
  await says(pair[1], '/entrar REDES', "✅ Você entrou na sala 'REDES'.")
  await hears(pair[0], `📝 ${second} entrou na sala 'REDES'.`)
  return pair
}

/** The next lines that a client gets are these. */
export async function hears(client: LineClient, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) assert.equal(await client.readLine(), line)
}

/** A client says something, and these are the next lines that it gets. */
export async function says(client: LineClient, text: string, ...lines: readonly string[]): Promise<void> {
  client.send(`${text}\n`)
  await hears(client, ...lines)
}

/** Nothing more waits for a client: the answer to a command is the next thing that it hears. */
export async function hearsNothing(client: LineClient): Promise<void> {
  await says(client, '/idioma klingon', '⚠️ Não conheço esse idioma. Use /idioma pt ou /idioma en')
}
