import type { Window } from '../window.ts'

const rates = [44_100, 48_000, 32_000]
/** Thousands of bits a second of layer III: MPEG 1, and those after it. */
const bits = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const
/** How far behind the tags the first frame may begin. */
const searchedBytes = 4096

/** MP3: how many frames there are, where the first one tells it; else as if all were as its first. */
export async function mp3Seconds(file: Window): Promise<number | undefined> {
  const from = await endOfTags(file)
  const bytes = await file.read(from, searchedBytes + 200)
  for (let at = 0; at + 4 <= bytes.length && at < searchedBytes; at += 1) {
    const frame = frameAt(bytes, at)
    if (!frame) continue
    const frames = framesTold(bytes, at, frame.sideBytes)
    if (frames !== undefined) return (frames * frame.samples) / frame.rate
    return (file.size - from - at) / (frame.bitRate / 8)
  }
  return undefined
}

/** Where the first frame may be: an ID3 tag has its length in four times seven bits. */
async function endOfTags(file: Window): Promise<number> {
  const head = await file.read(0, 10)
  if (head.length < 10 || head.toString('latin1', 0, 3) !== 'ID3') return 0
  const length = head.subarray(6, 10).reduce((sum, byte) => sum * 128 + (byte & 127), 0)
  return 10 + length + (head.readUInt8(5) & 16 ? 10 : 0)
}

/** The header of a frame of layer III; undefined where there is none. */
function frameAt(bytes: Buffer, at: number) {
  const head = bytes.readUInt32BE(at)
  const version = (head >>> 19) & 3
  const isFirst = version === 3
  if (head >>> 21 !== 0x7ff || version === 1 || ((head >>> 17) & 3) !== 1) return undefined
  const bitRate = (bits[isFirst ? 0 : 1][(head >>> 12) & 15] ?? 0) * 1000
  const rate = (rates[(head >>> 10) & 3] ?? 0) / (isFirst ? 1 : version === 2 ? 2 : 4)
  if (bitRate === 0 || rate === 0) return undefined
  const isMono = ((head >>> 6) & 3) === 3
  const sideBytes = isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17
  return { bitRate, rate, samples: isFirst ? 1152 : 576, sideBytes }
}

/** How many frames the first one says there are, in the way of Xing (LAME) or of Fraunhofer. */
function framesTold(bytes: Buffer, at: number, sideBytes: number): number | undefined {
  const xing = at + 4 + sideBytes
  const name = bytes.toString('latin1', xing, xing + 4)
  const hasFrames = xing + 12 <= bytes.length && (bytes.readUInt32BE(xing + 4) & 1) === 1
  if ((name === 'Xing' || name === 'Info') && hasFrames) return bytes.readUInt32BE(xing + 8)
  const vbri = at + 36
  if (vbri + 18 > bytes.length || bytes.toString('latin1', vbri, vbri + 4) !== 'VBRI') return undefined
  return bytes.readUInt32BE(vbri + 14)
}
