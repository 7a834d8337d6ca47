import type { Window } from '../window.ts'
import { broken } from './container.ts'
import type { Stretch } from './edits.ts'

const readBytes = 32_768
/** More than what tells a place is long, so that it is found where two readings meet. */
const sharedBytes = 512
/** No film has so many subtitles: these are notes, and are not read. */
const mostTexts = 20_000

/** How cameras write where they are among subtitles: names with numbers, receivers' sentences, pairs of numbers. */
const patterns: readonly RegExp[] = [
  /\b(?:gps|lat|lon|lng|latitude|longt?itude|altitude)\W{0,3}[:=(]\W{0,3}\d/i,
  /\$G[A-Z](?:RMC|GGA|GLL)\b/,
  // Four decimals: in some languages `10.000, 20.000` are thousands.
  /\d\.\d{4,}[\s,;/|()[\]+-]{1,8}\d{1,3}\.\d{4,}/,
  /[-+]\d{2}(?:\d\d){0,2}\.\d+[-+]\d{3}(?:\d\d){0,2}\.\d/,
  /\d\W{0,4}[NS]\b\W{0,6}\d{1,3}\D{1,4}\d.{0,16}[EW]\b/,
  /\b[NS]\W{0,3}\d{1,2}\D{1,3}\d.{0,20}\b[EW]\W{0,3}\d/,
]

/** Whether one of the samples of a track of texts tells where the camera was. */
export async function placesIn(file: Window, samples: readonly Stretch[]): Promise<boolean> {
  if (samples.length > mostTexts) return true
  // Samples that share their bytes are more to read than there is in the file.
  if (samples.reduce((sum, { from, to }) => sum + to - from, 0) > file.size) throw broken()
  const window = file.another()
  for (const { from, to } of samples) {
    for (let at = from; at < to; at += readBytes - sharedBytes) {
      const bytes = await window.read(at, Math.min(readBytes, to - at))
      if (bytes.length === 0) break
      if (tellsPlace(bytes.toString('latin1'))) return true
    }
  }
  return false
}

/** Whether a text tells a place, in whatever encoding (zeros between its letters), with marks or without them. */
export function tellsPlace(text: string): boolean {
  const plain = text.replaceAll('\0', '')
  const bare = plain.replaceAll(/<[^<>]{0,200}>/g, ' ')
  return patterns.some((pattern) => pattern.test(plain) || pattern.test(bare))
}
