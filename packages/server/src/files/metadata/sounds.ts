import type { Window } from '../window.ts'
import type { Facts } from './container.ts'
import { mp3Seconds } from './mp3.ts'
import { oggSeconds } from './ogg.ts'

const secondsOf: ReadonlyMap<string, (file: Window) => Promise<number | undefined>> = new Map([
  ['audio/wav', wavSeconds],
  ['audio/flac', flacSeconds],
  ['audio/mpeg', mp3Seconds],
  ['audio/ogg', oggSeconds],
  ['video/ogg', oggSeconds],
])

const mostMs = 1_000_000_000

/** Writes down how long a sound is, where its bytes tell; nothing of it is cut, and nothing about it is refused. */
export async function measureSound(file: Window, type: string, facts: Facts): Promise<void> {
  const seconds = await secondsOf.get(type)?.(file)
  const durationMs = Math.round((seconds ?? 0) * 1000)
  if (durationMs > 0 && durationMs < mostMs) facts.durationMs = durationMs
}

const mostChunks = 1000

/** WAV: how many bytes of sound there are, by how many a second has. */
async function wavSeconds(file: Window): Promise<number | undefined> {
  let perSecond = 0
  for (let at = 12, n = 0; n < mostChunks; n += 1) {
    const head = await file.read(at, 20)
    if (head.length < 8) return undefined
    const [type, length] = [head.toString('latin1', 0, 4), head.readUInt32LE(4)]
    if (type === 'fmt ' && head.length === 20) perSecond = head.readUInt32LE(16)
    // What was written while it was recorded may tell no length, or more than there is.
    if (type === 'data') return perSecond > 0 ? Math.min(length, file.size - at - 8) / perSecond : undefined
    at += 8 + length + (length % 2)
  }
  return undefined
}

/** FLAC: its first block tells how many samples there are, and how many a second has. */
async function flacSeconds(file: Window): Promise<number | undefined> {
  const head = await file.read(0, 26)
  if (head.length < 26 || head.toString('latin1', 0, 4) !== 'fLaC' || (head.readUInt8(4) & 0x7f) !== 0) return undefined
  const rate = head.readUIntBE(18, 3) >> 4
  const samples = (head.readUInt8(21) & 15) * 2 ** 32 + head.readUInt32BE(22)
  return rate > 0 ? samples / rate : undefined
}
