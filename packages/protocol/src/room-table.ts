import type { RoomListing } from './commands.ts'
import type { LineTexts } from './text/line.ts'
import { fitWidth, textWidth } from './text-width.ts'

const columns = 80
const countWidth = 5
const minNameWidth = 18
const maxNameWidth = 40
const maxNamed = 3

/** The rooms where somebody is, those with most people first, as a table of 80 columns (docs/classic.md 21). */
export function roomTable(rooms: readonly RoomListing[], maxRows: number, texts: LineTexts): string[] {
  const busy = rooms.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count)
  const shown = busy.slice(0, maxRows)
  const widest = Math.max(minNameWidth, ...shown.map(({ name }) => textWidth(name)))
  const nameWidth = Math.min(widest, maxNameWidth)
  const rows = shown.map(({ name, count, people }) => {
    const left = `${String(count).padStart(countWidth)}  ${fitWidth(name, nameWidth)}   `
    return left + namesWithin({ people, count }, columns - countWidth - nameWidth - 5, texts)
  })
  return busy.length > shown.length ? [...rows, texts.roomsNotShown(busy.length - shown.length)] : rows
}

/** As many of the first names as fit, at most three, and how many more there are. */
function namesWithin(
  { people, count }: Pick<RoomListing, 'people' | 'count'>,
  width: number,
  texts: LineTexts,
): string {
  for (let named = Math.min(maxNamed, people.length); named > 0; named--) {
    const names = texts.people(people.slice(0, named), count - named)
    if (textWidth(names) <= width) return names
  }
  return fitWidth(texts.peopleCount(count), width).trimEnd()
}
