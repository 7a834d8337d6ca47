import type { Window } from '../window.ts'

const tailBytes = 65_536
/** What Opus counts in, whatever it was recorded with. */
const opusRate = 48_000

interface Codec {
  readonly rate: number
  /** Samples at the beginning that are not heard. */
  readonly skipped: number
}

/** Ogg: the last page of the first stream tells how many samples there were until then. */
export async function oggSeconds(file: Window): Promise<number | undefined> {
  const head = Buffer.from(await file.read(0, 255))
  const codec = head.length >= 64 && head.toString('latin1', 0, 4) === 'OggS' ? codecIn(head) : undefined
  if (!codec || codec.rate === 0) return undefined
  const tail = await file.read(Math.max(0, file.size - tailBytes), tailBytes)
  for (let at = tail.lastIndexOf('OggS'); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf('OggS', at - 1)) {
    if (at + 18 > tail.length || tail.readUInt8(at + 4) !== 0) continue
    const samples = tail.readBigInt64LE(at + 6)
    // A page on which nothing ends tells none, and other streams count by themselves.
    if (samples < 0n || tail.readUInt32LE(at + 14) !== head.readUInt32LE(14)) continue
    return (Number(samples) - codec.skipped) / codec.rate
  }
  return undefined
}

function codecIn(head: Buffer): Codec | undefined {
  const body = 27 + head.readUInt8(26)
  if (body + 24 > head.length) return undefined
  if (head.toString('latin1', body, body + 8) === 'OpusHead')
    return { rate: opusRate, skipped: head.readUInt16LE(body + 10) }
  if (head.toString('latin1', body, body + 7) === '\x01vorbis')
    return { rate: head.readUInt32LE(body + 12), skipped: 0 }
  return undefined
}
