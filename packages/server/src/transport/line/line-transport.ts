import { languages } from '@papo/protocol'
import type { Language, Limits } from '@papo/protocol'
import type { Socket } from 'node:net'
import type { Clock } from '../../core/clock.ts'
import type { Hub } from '../../core/hub.ts'
import { DueQueue } from '../due-queue.ts'
import type { Door, LineConnection, LineHandler } from '../line-door.ts'
import { LeaveTaking } from './leave-taking.ts'
import { LineClient } from './line-client.ts'
import type { LineLog } from './line-log.ts'
import { LineWire } from './line-wire.ts'

/** What the line transport is made of. */
export interface LineOptions {
  readonly hub: Hub
  readonly clock: Clock
  readonly limits: Limits
  /** The language of who has not chosen one. */
  readonly language: Language
  /** Papo's own, for the greeting. */
  readonly version: string
  readonly log: LineLog
  /** Whether people land in the entry room, as browsers' do; else in none, as in S1 and S2. */
  readonly landing?: boolean
}

/** What all connections of the transport share. */
export interface LinePorts extends Required<LineOptions> {
  /** One per variant. */
  readonly wires: Readonly<Record<Language, LineWire>>
  readonly leaving: LeaveTaking
  /** Those whose message ends when they stay silent. */
  readonly silences: DueQueue<LineClient>
}

/** People on plain TCP: `nc`, `telnet`, and the seeds' own programs. */
export class LineTransport implements LineHandler {
  readonly #ports: LinePorts

  constructor(options: LineOptions) {
    const { clock, limits } = options
    const wires = Object.fromEntries(languages.map((language) => [language, new LineWire(language, { clock, limits })]))
    this.#ports = {
      landing: false,
      ...options,
      wires: wires as Record<Language, LineWire>,
      leaving: new LeaveTaking(clock, limits),
      silences: new DueQueue(clock, limits.silenceFrameMs, (client) => client.fallSilent()),
    }
  }

  accept(socket: Socket, address: string, door: Door): LineConnection {
    return new LineClient({ socket, address, door }, this.#ports)
  }
}
