import { styleKey } from './line-style.ts'
import type { LineStyle } from './line-style.ts'
import { LineWire } from './line-wire.ts'
import type { LineWirePorts } from './line-wire.ts'

/** One wire per style, made when somebody first wants it: all who want it share its bytes. */
export class LineWires {
  readonly #ports: LineWirePorts
  readonly #wires = new Map<string, LineWire>()

  constructor(ports: LineWirePorts) {
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
