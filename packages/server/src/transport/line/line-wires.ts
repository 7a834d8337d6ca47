import type { Limits } from '@papo/protocol'
import type { Clock } from '../../core/clock.ts'
import { styleKey } from './line-style.ts'
import type { LineStyle } from './line-style.ts'
import { LineWire } from './line-wire.ts'

/** One wire per style, made when somebody first wants it: all who want it share its bytes. */
export class LineWires {
  readonly #ports: { readonly clock: Clock; readonly limits: Limits }
  readonly #wires = new Map<string, LineWire>()

  constructor(ports: { readonly clock: Clock; readonly limits: Limits }) {
    this.#ports = ports
  }

  /** The wire that writes so. */
  of(style: LineStyle): LineWire {
    const key = styleKey(style)
    let wire = this.#wires.get(key)
    if (!wire) this.#wires.set(key, (wire = new LineWire(style, this.#ports)))
    return wire
  }
}
