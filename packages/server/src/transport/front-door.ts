import { once } from 'node:events'
import { createServer } from 'node:net'
import { doorTexts } from '@papo/protocol'
import { plainAddress } from '../core/network-of.ts'
import { Addresses } from './addresses.ts'
import { Arrivals } from './arrivals.ts'
import { descriptorBudget } from './descriptors.ts'
import { Farewells } from './farewells.ts'
import type { Server, Socket } from 'node:net'
import type { Language, Limits } from '@papo/protocol'
import type { Clock } from '../core/clock.ts'
import type { DoorHandlers } from './arrivals.ts'
import type { DescriptorBudget } from './descriptors.ts'
import type { Door } from './line-door.ts'
import type { ListenAddress, ListenSpec } from './listen-spec.ts'

/** What a front door is made of. */
export interface FrontDoorOptions extends DoorHandlers {
  clock: Clock
  limits: Limits
  /** The language of refusals. */
  language: Language
  /** How many descriptors there are; asked of the operating system where it is not given. */
  budget?: DescriptorBudget
  /** A connection was refused. */
  onRefused?: (address: string, why: RefusalReason) => void
  /** A listening socket failed. */
  onError?: (error: Error) => void
}

/** Why a connection was refused. */
export type RefusalReason = 'full' | 'crowdedAddress'

const backlog = 4096

/** Where connections come in: finds out by their first bytes who speaks, and hands them on. */
export class FrontDoor implements Door {
  readonly #options: FrontDoorOptions
  readonly #addresses: Addresses
  readonly #budget: DescriptorBudget
  readonly #farewells: Farewells
  readonly #arrivals: Arrivals
  readonly #servers: Server[] = []
  readonly #open = new Map<Socket, string>()
  readonly #onClose: (this: Socket) => void

  constructor(options: FrontDoorOptions) {
    const { clock, limits, language } = options
    this.#options = options
    this.#budget = options.budget ?? descriptorBudget()
    this.#addresses = new Addresses({
      clock,
      memoryMs: limits.browserMemoryMs,
      maxConnections: limits.connectionsPerAddress,
    })
    this.#farewells = new Farewells({ clock, delayMs: limits.farewellMs, max: this.#budget.farewells })
    this.#arrivals = new Arrivals({
      clock,
      limits,
      handlers: options,
      addresses: this.#addresses,
      farewells: this.#farewells,
      crowded: sentence(doorTexts[language].crowded),
    })
    const leave = (socket: Socket): void => this.#leave(socket)
    // One function for all sockets: ten thousand idle ones carry no closure of ours.
    this.#onClose = function onClose() {
      leave(this)
    }
  }

  /** Connections that are open. */
  get connections(): number {
    return this.#open.size
  }

  /** Those of them that have no nick yet. */
  get nickless(): number {
    return this.#arrivals.size
  }

  /** Opens all doors, or none: rejects with the error of the first that can't be opened. */
  async listen(specs: readonly ListenSpec[]): Promise<ListenAddress[]> {
    try {
      const addresses: ListenAddress[] = []
      for (const spec of specs) addresses.push(await this.#listenOn(spec))
      return addresses
    } catch (error) {
      await this.close()
      throw error
    }
  }

  settle(socket: Socket): void {
    this.#arrivals.settle(socket)
  }

  /** Lets nobody in any more, ends who has no nick, and resolves when all are gone; cuts who stays on. */
  async close(): Promise<void> {
    const { clock, limits, http } = this.#options
    const closed = this.#servers.splice(0).map((server) => once(server.close(), 'close'))
    this.#arrivals.endAll()
    http.close()
    const cancel = clock.after(limits.farewellMs, () => this.#cutAll())
    await Promise.all(closed)
    cancel()
    this.#addresses.clear()
  }

  async #listenOn({ kind, host, port }: ListenSpec): Promise<ListenAddress> {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#admit(socket, kind))
    server.listen(host === undefined ? { port, backlog } : { host, port, backlog })
    await once(server, 'listening')
    server.on('error', (error) => this.#options.onError?.(error))
    this.#servers.push(server)
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('a listening socket has no port')
    return { kind, host: address.address, port: address.port }
  }

  #admit(socket: Socket, kind: ListenSpec['kind']): void {
    const { remoteAddress } = socket
    socket.on('error', ignore)
    if (remoteAddress === undefined) return void socket.destroy()
    const address = plainAddress(remoteAddress)
    const refusal = this.#refusal(address)
    if (refusal) return this.#refuse(socket, address, refusal)
    this.#open.set(socket, address)
    this.#addresses.enter(address)
    socket.on('close', this.#onClose)
    this.#arrivals.add(socket, address, kind)
    if (this.#arrivals.size > Math.max(1, this.#budget.connections / 2)) this.#arrivals.endOldest()
  }

  #refusal(address: string): RefusalReason | undefined {
    if (this.#open.size >= this.#budget.connections) return 'full'
    return this.#addresses.hasRoom(address) ? undefined : 'crowdedAddress'
  }

  #refuse(socket: Socket, address: string, why: RefusalReason): void {
    this.#farewells.say(socket, sentence(doorTexts[this.#options.language][why]))
    this.#options.onRefused?.(address, why)
  }

  #leave(socket: Socket): void {
    const address = this.#open.get(socket)
    if (address === undefined) return
    this.#open.delete(socket)
    this.#arrivals.leave(socket, address)
    this.#addresses.leave(address)
  }

  #cutAll(): void {
    for (const socket of this.#open.keys()) socket.destroy()
  }
}

function sentence(text: string): string {
  return `${text}\r\n`
}

/** A socket that fails also closes, and that is what everybody listens to. */
function ignore(): void {
  // Nothing to do: see above.
}
