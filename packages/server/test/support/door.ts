import { limits } from '@papo/protocol'
import { FrontDoor } from '../../src/transport/front-door.ts'
import { innerServer } from '../../src/transport/http/inner-server.ts'
import { refuseIrc } from '../../src/transport/irc/unavailable.ts'
import { refuseTls } from '../../src/transport/tls.ts'
import { FakeLine } from './fake-line.ts'
import { HandClock } from './hand-clock.ts'
import type { Clock } from '../../src/core/clock.ts'
import type { FrontDoorOptions } from '../../src/transport/front-door.ts'
import type { DoorKind } from '../../src/transport/listen-spec.ts'

/** What the door needs to be made, as the server makes it, with people played by a fake. */
export function doorOptions<C extends Clock>(clock: C): FrontDoorOptions & { clock: C; line: FakeLine } {
  return {
    clock,
    limits,
    language: 'pt-BR',
    line: new FakeLine(),
    http: innerServer(limits, 'pt-BR', (_, response) => response.end('a page')),
    irc: refuseIrc,
    tls: refuseTls,
  }
}

/** An open door under a clock that stands still, closed by `using`. */
export interface OpenDoor extends AsyncDisposable {
  door: FrontDoor
  clock: HandClock
  line: FakeLine
  port: number
}

/** Opens a door on a free port of 127.0.0.1. */
export async function openDoor(kind: DoorKind = 'any', extra: Partial<FrontDoorOptions> = {}): Promise<OpenDoor> {
  const options = doorOptions(new HandClock())
  const { clock, line } = options
  const door = new FrontDoor({ ...options, ...extra })
  const [address] = await door.listen([{ kind, host: '127.0.0.1', port: 0 }])
  if (!address) throw new Error('the door has no address')
  const close = async (): Promise<void> => {
    const closed = door.close()
    clock.advance(limits.farewellMs)
    await closed
  }
  return { door, clock, line, port: address.port, [Symbol.asyncDispose]: close }
}
