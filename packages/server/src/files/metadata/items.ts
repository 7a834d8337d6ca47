import type { Window } from '../window.ts'
import { boxesIn, Cursor } from './boxes.ts'
import type { Box } from './boxes.ts'
import { broken } from './container.ts'
import type { Facts } from './container.ts'
import type { Edits } from './edits.ts'
import { clearName } from './movie-boxes.ts'

/** Items that hold no picture: Exif, XMP (`mime`) and what is named by an address. */
const metadataItems = new Set(['Exif', 'mime', 'uri '])
const mostItems = 10_000

/** The boxes in the `meta` box of a picture file, each at most once. */
type Parts = ReadonlyMap<string, Box>

/** AVIF and HEIC keep everything as items: those of metadata are overwritten, and the main picture tells its size. */
export async function editItems(file: Window, meta: Box, { edits, facts }: { edits: Edits; facts: Facts }) {
  const parts = new Map<string, Box>()
  for await (const box of boxesIn(file, meta.body + 4, meta.end)) {
    if (['xml ', 'bxml', 'uuid', 'udta', 'free', 'skip', 'ilst'].includes(box.type)) edits.free(box)
    else if (parts.has(box.type)) throw broken()
    else parts.set(box.type, box)
    if (box.type === 'hdlr') clearName(box, edits)
  }
  const inside = parts.get('idat')
  if (inside) edits.addData(inside.body, inside.end)
  await zeroItems(file, parts, { edits, hidden: await findMetadata(file, parts.get('iinf')) })
  await readSize(file, parts, facts)
}

async function findMetadata(file: Window, info: Box | undefined): Promise<ReadonlySet<number>> {
  const found = new Set<number>()
  if (!info) return found
  const head = new Cursor(file, info.body, info.end)
  const version = await head.number(1)
  head.skip(version === 0 ? 5 : 7)
  for await (const box of boxesIn(file, head.at, info.end)) {
    if (box.type !== 'infe') continue
    const entry = new Cursor(file, box.body, box.end)
    const kind = await entry.number(1)
    entry.skip(3)
    const id = await entry.number(kind === 3 ? 4 : 2)
    entry.skip(2)
    if (kind < 2 || metadataItems.has(await entry.text(4))) found.add(id)
    if (found.size > mostItems) throw broken()
  }
  return found
}

async function zeroItems(
  file: Window,
  parts: Parts,
  { edits, hidden }: { edits: Edits; hidden: ReadonlySet<number> },
): Promise<void> {
  const locations = parts.get('iloc')
  if (!locations || hidden.size === 0) return
  const cursor = new Cursor(file, locations.body, locations.end)
  const version = await cursor.number(1)
  cursor.skip(3)
  const sizes = await cursor.number(2)
  const [offsetBytes, lengthBytes] = [sizes >> 12, (sizes >> 8) & 15]
  const [baseBytes, indexBytes] = [(sizes >> 4) & 15, version === 0 ? 0 : sizes & 15]
  if ([offsetBytes, lengthBytes, baseBytes, indexBytes].some((n) => n !== 0 && n !== 4 && n !== 8)) throw broken()
  const items = await cursor.number(version < 2 ? 2 : 4)
  for (let n = 0; n < items; n += 1) {
    const id = await cursor.number(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : (await cursor.number(2)) & 15
    const elsewhere = await cursor.number(2)
    const base = await cursor.number(baseBytes)
    const extents = await cursor.number(2)
    if (!hidden.has(id)) {
      cursor.skip(extents * (indexBytes + offsetBytes + lengthBytes))
      continue
    }
    const inside = parts.get('idat')
    if (method > 1 || elsewhere !== 0 || lengthBytes === 0 || (method === 1 && !inside)) throw broken()
    const origin = base + (method === 1 ? (inside?.body ?? 0) : 0)
    for (let extent = 0; extent < extents; extent += 1) {
      cursor.skip(indexBytes)
      const from = origin + (await cursor.number(offsetBytes))
      edits.zero(from, from + (await cursor.number(lengthBytes)))
    }
  }
}

async function readSize(file: Window, parts: Parts, facts: Facts): Promise<void> {
  const [main, properties] = [parts.get('pitm'), parts.get('iprp')]
  if (!main || !properties) return
  const cursor = new Cursor(file, main.body, main.end)
  const version = await cursor.number(1)
  cursor.skip(3)
  const id = await cursor.number(version === 0 ? 2 : 4)
  const used = new Set<number>()
  for await (const box of boxesIn(file, properties.body, properties.end)) {
    if (box.type === 'ipma') await addProperties(file, box, { id, used })
  }
  for await (const box of boxesIn(file, properties.body, properties.end)) {
    if (box.type === 'ipco') await readProperties(file, box, { used, facts })
  }
}

/** Finds which properties, counted from 1, an item has. */
async function addProperties(file: Window, box: Box, wanted: { id: number; used: Set<number> }): Promise<void> {
  const cursor = new Cursor(file, box.body, box.end)
  const version = await cursor.number(1)
  const flags = await cursor.number(3)
  const bytes = flags & 1 ? 2 : 1
  const items = await cursor.number(4)
  for (let n = 0; n < items; n += 1) {
    const id = await cursor.number(version === 0 ? 2 : 4)
    const count = await cursor.number(1)
    for (let m = 0; m < count; m += 1) {
      const index = (await cursor.number(bytes)) & (bytes === 2 ? 0x7fff : 0x7f)
      if (id === wanted.id) wanted.used.add(index)
    }
  }
}

async function readProperties(
  file: Window,
  container: Box,
  { used, facts }: { used: ReadonlySet<number>; facts: Facts },
): Promise<void> {
  let index = 0
  let isTurned = false
  for await (const box of boxesIn(file, container.body, container.end)) {
    index += 1
    if (!used.has(index)) continue
    const cursor = new Cursor(file, box.body, box.end)
    if (box.type === 'irot') isTurned = ((await cursor.number(1)) & 1) === 1
    if (box.type !== 'ispe') continue
    cursor.skip(4)
    facts.width = await cursor.number(4)
    facts.height = await cursor.number(4)
  }
  if (isTurned) [facts.width, facts.height] = [facts.height, facts.width]
}
