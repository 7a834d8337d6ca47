import { hueCount } from './hue.ts'

/** A quarter of a tile: a quarter circle with its centre at that corner, a square, or a dot. */
type Cell = 'TL' | 'TR' | 'BR' | 'BL' | 'SQ' | 'DT'

/** The face of a room, which keeps it through every change of its name. */
export interface Tile {
  readonly hue: number
  /** The shapes of the two darker colours, as SVG paths in a box of 20 by 20. */
  readonly strong: string
  readonly soft: string
}

/** The box around a tile, with its margin. */
export const tileBox = '-3.5 -3.5 27 27'

const plain = ['BR', 'BR', 'BR', 'BR'] as const

const patterns: readonly (readonly [Cell, Cell, Cell, Cell])[] = [
  ['BR', 'BL', 'TR', 'SQ'],
  ['BR', 'BL', 'SQ', 'SQ'],
  ['BL', 'TL', 'BR', 'TR'],
  plain,
  ['BR', 'TL', 'TL', 'BR'],
  ['TL', 'TR', 'BL', 'BR'],
  ['BR', 'BL', 'TR', 'TL'],
  ['BL', 'BR', 'TL', 'TR'],
  ['SQ', 'BL', 'TR', 'DT'],
  ['DT', 'BR', 'BR', 'SQ'],
]

const cells: Readonly<Record<Cell, (x: number, y: number) => string>> = {
  TL: (x, y) => `M${x} ${y}h10A10 10 0 0 1 ${x} ${y + 10}z`,
  TR: (x, y) => `M${x + 10} ${y}v10A10 10 0 0 1 ${x} ${y}z`,
  BR: (x, y) => `M${x + 10} ${y + 10}h-10A10 10 0 0 1 ${x + 10} ${y}z`,
  BL: (x, y) => `M${x} ${y + 10}v-10A10 10 0 0 1 ${x + 10} ${y + 10}z`,
  SQ: (x, y) => `M${x} ${y}h10v10h-10z`,
  DT: (x, y) => `M${x + 5} ${y + 1.5}a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7z`,
}

/** The tile of a room by its id. */
export function tileOf(room: number): Tile {
  // Neighbouring ids are as far apart as they can be: each is a golden section further around the circle.
  const mixed = Math.imul(room, 0x9e3779b1) >>> 0
  const [first, second, third, fourth] = patterns[(mixed >>> 7) % patterns.length] ?? plain
  return {
    hue: Math.floor((mixed / 2 ** 32) * hueCount),
    strong: cells[first](0, 0) + cells[fourth](10, 10),
    soft: cells[second](10, 0) + cells[third](0, 10),
  }
}
