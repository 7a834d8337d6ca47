import { packedConfusables } from './confusables-data.ts'
import { joinSeparators, slug, withoutAccents } from './slug.ts'

/**
 * The two keys by which look-alikes are found: two names collide when they share a key.
 *
 * The first (`=`) is the UTS #39 skeleton of the name as written: `Iara` and `lara` share it, `Lara` does not.
 * The second (`~`) is the skeleton of its slug: names with one slug share it, and so do look-alikes in small letters.
 */
export function skeleton(name: string): readonly [asWritten: string, asCompared: string] {
  const compared = prototypes(slug(name))
  // Scripts without case look like capitals (Lisu ꓮꓡꓡ): their prototypes are lower-cased once more.
  return [`=${prototypes(joinSeparators(withoutAccents(name)))}`, `~${prototypes(compared.toLowerCase())}`]
}

/** Whether two names could be taken for each other. */
export function looksLike(one: string, other: string): boolean {
  const keys = skeleton(one)
  return skeleton(other).some((key) => keys.includes(key))
}

/** UTS #39 section 4: NFD, without what is invisible, each character by its prototype, NFD. */
function prototypes(text: string): string {
  const visible = text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  return Array.from(visible, (character) => table().get(character) ?? character)
    .join('')
    .normalize('NFD')
}

let unpacked: ReadonlyMap<string, string> | undefined

/** The table is unpacked when it is first asked: a page that compares no names does not pay for it. */
function table(): ReadonlyMap<string, string> {
  unpacked ??= unpack(packedConfusables)
  return unpacked
}

function unpack(packed: string): Map<string, string> {
  const map = new Map<string, string>()
  for (const group of packed.trim().split(/\s+/)) {
    const [target = '', distances = ''] = group.split(':')
    const prototype = target.split('.').map(fromBase36)
    let codePoint = 0
    for (const distance of distances.split(',')) {
      codePoint += fromBase36(distance)
      map.set(String.fromCodePoint(codePoint), String.fromCodePoint(...prototype))
    }
  }
  return map
}

function fromBase36(digits: string): number {
  return Number.parseInt(digits, 36)
}
