import type { TestContext } from 'node:test'
import { connect } from '@papo/sdk'
import type { Client, ConnectOptions, Ports, Room } from '@papo/sdk'
import { MemoryStorage } from '../../src/system/memory-storage.ts'
import { QueueLocks } from '../../src/system/queue-locks.ts'
import { FakeServer } from './fake-server.ts'
import { HandClock, settle } from './hand-clock.ts'

/** A client, the server it talks to, and the time of both. */
export interface House {
  readonly client: Client
  readonly server: FakeServer
  readonly clock: HandClock
  readonly ports: Ports
  /** As the network that comes back, or the page that is looked at. */
  readonly wake: () => void
}

/** Chance, the same in each run. */
let drawn = 0

/** Opens a client to a server of its own; it goes with the test. */
export function openHouse(
  t: TestContext,
  { ports: given = {}, server = new FakeServer(), ...options }: Partial<ConnectOptions> & { server?: FakeServer } = {},
): House {
  const clock = new HandClock()
  const wakes = new Set<() => void>()
  const ports: Ports = {
    openSocket: server.openSocket,
    clock,
    random: () => (drawn++ % 97) / 97,
    storage: new MemoryStorage(),
    locks: new QueueLocks(),
    onWake: (call) => {
      wakes.add(call)
      return () => wakes.delete(call)
    },
    ...given,
  }
  const client = connect({ url: 'casa:6789', nick: 'Ana', ...options, ports })
  t.after(() => client.close())
  return { client, server, clock, ports, wake: () => wakes.forEach((call) => call()) }
}

/** The same, in its room. */
export async function openRoom(
  t: TestContext,
  options: Parameters<typeof openHouse>[1] = {},
): Promise<House & { room: Room }> {
  const house = openHouse(t, options)
  const room = await house.client.join('geral')
  await settle()
  await settle()
  return { ...house, room }
}
