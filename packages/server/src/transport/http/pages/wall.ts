/** The wall of tiles, as it was laid: a to d pale, e to h grey, i to l caju, m to p blue; each with its corner. */
const rows = [
  'g.k..adbm.ck',
  '..ao.paefhhi',
  'c.cgfakfbd.g',
  'hboacndjfhcp',
  'bhida.f..fbl',
  '..fln.ebehge',
  '.hcdn.fk..ec',
  'ocl.dhamhada',
]

/** The wall behind the door, decoration alone. */
export function wallSvg(): string {
  const cells = rows.flatMap((row, y) => row.split('').map((letter, x) => cell(letter, x * 10, y * 10)))
  return `<svg viewBox="0 0 120 80" preserveAspectRatio="xMidYMid slice" aria-hidden="true">${cells.join('')}</svg>`
}

function cell(letter: string, x: number, y: number): string {
  if (letter === '.') return ''
  const code = letter.charCodeAt(0) - 97
  return `<path class="z${Math.floor(code / 4) + 1}" d="${quarter(code % 4, x, y)}"/>`
}

/** A quarter circle with its centre in that corner of the cell. */
function quarter(corner: number, x: number, y: number): string {
  const right = x + 10
  const below = y + 10
  if (corner === 0) return `M${x} ${y}h10A10 10 0 0 1 ${x} ${below}z`
  if (corner === 1) return `M${right} ${y}v10A10 10 0 0 1 ${x} ${y}z`
  if (corner === 2) return `M${right} ${below}h-10A10 10 0 0 1 ${right} ${y}z`
  return `M${x} ${below}v-10A10 10 0 0 1 ${right} ${below}z`
}
