import type { Socket } from 'node:net'
import type { Clock } from '../../core/clock.ts'
import { DueQueue } from '../due-queue.ts'
import { Farewells } from '../farewells.ts'

/** As many as may have been told everything and not have closed their side; beyond it the oldest is cut. */
const maxLeaving = 10_000

/** Ends connections: what was written is delivered first, and only who takes none of it, or never ends, is cut. */
export class LeaveTaking {
  readonly #farewells: Farewells
  readonly #unfinished: DueQueue<Socket>

  constructor(clock: Clock, { farewellMs, stalledReaderMs }: { farewellMs: number; stalledReaderMs: number }) {
    this.#farewells = new Farewells({ clock, delayMs: farewellMs, max: maxLeaving })
    this.#unfinished = new DueQueue(clock, stalledReaderMs, (socket) => socket.destroy())
  }

  /** Ends a socket after what was written to it, and reads nothing more of it. */
  end(socket: Socket): void {
    if (socket.destroyed) return
    this.#unfinished.add(socket)
    socket.once('finish', () => {
      this.#unfinished.delete(socket)
      this.#farewells.seeOut(socket)
    })
    socket.once('close', () => this.#unfinished.delete(socket))
    socket.end()
    socket.resume()
  }
}
