import { runLoad } from '../run-load.ts'
import type { Target } from '../load/job.ts'
import { photo } from '../photo.ts'
import { residentBytes } from '../process-figures.ts'
import { dataFolder, startPapo } from '../server-process.ts'
import { median } from '../statistics.ts'
import type { Delays } from '../statistics.ts'
import { enrol, typeAt, upload } from '../uploads.ts'
import type { Upload, Uploader } from '../uploads.ts'
import type { Figure } from '../figure.ts'
import type { Effort, Scenario } from './plan.ts'

const scenario = 'files'
const megabyte = 2 ** 20
const bigBytes = 100 * megabyte
const pictures = 10
const bigOnes = 20
/** Each may send so many at once. */
const perPerson = 5

/** Files come in: how soon a picture is there, what they cost those who talk, and in memory. */
export const files: Scenario = async (effort) => {
  const folder = await dataFolder()
  const roomy = ['--upload-size', '200MB', '--upload-quota', '100GB', '--upload-total', '100GB', '--upload-types', '*']
  const papo = await startPapo(folder.path, roomy)
  try {
    const photos = await Promise.all(Array.from({ length: 1 + pictures }, () => photo(2 * megabyte)))
    const sender = await enrol(papo.target, 'fotógrafa', 'geral')
    return [
      ...(await pictureReady(sender, photos, effort)),
      ...(await talkMeanwhile(papo.target, sender, { photos, effort })),
      ...(await memoryOf(papo.target)),
    ]
  } finally {
    await papo.stop()
    await folder.remove()
  }
}

/** From the first byte sent to the smaller picture read. */
async function pictureReady(sender: Uploader, photos: Buffer[], { rounds }: Effort): Promise<Figure[]> {
  const times: number[] = []
  // the first starts what draws pictures; no picture may have been drawn before
  for (let round = 0; round <= Math.min(rounds * 3, photos.length - 1); round++) {
    const start = performance.now()
    const path = await upload(sender, whole(`foto ${round}.jpg`, photos[round] ?? Buffer.alloc(0)))
    const type = await typeAt(sender, `${path}?w=480`)
    if (type !== 'image/webp') throw new Error(`the smaller picture is ${type}`)
    if (round > 0) times.push(performance.now() - start)
  }
  const value = median(times) / 1000
  return [{ scenario, name: '2 MB picture, smaller one ready', value, unit: 's', bound: { below: 0.25 } }]
}

/** What 100 people say to each other, without and with a big file and ten pictures coming in. */
async function talkMeanwhile(
  target: Target,
  sender: Uploader,
  { photos, effort }: { photos: Buffer[]; effort: Effort },
): Promise<Figure[]> {
  const other = await enrol(target, 'cinegrafista', 'geral')
  const quiet: Delays[] = []
  const busy: Delays[] = []
  let turn = 0
  const job = { kind: 'sustained', people: 100, bytes: 64, perSecond: 50, seconds: effort.seconds } as const
  for (let round = 0; round < effort.rounds; round++) {
    quiet.push(await runLoad(target, job))
    const talk = runLoad(target, job)
    const talking = new AbortController()
    const over = talk.finally(() => talking.abort())
    const drawAll = async (): Promise<void> => {
      do {
        const number = turn++
        await Promise.all(photos.slice(1).map((bytes) => upload(sender, whole('foto.jpg', unlike(bytes, number)))))
      } while (!talking.signal.aborted)
    }
    const sendBig = async (): Promise<void> => {
      do await upload(other, big(`grande-${turn++}`))
      while (!talking.signal.aborted)
    }
    await Promise.all([drawAll(), sendBig(), over])
    busy.push(await talk)
  }
  const [without, within] = [quiet, busy].map((results) => median(results.map(({ p99 }) => p99))) as [number, number]
  const bound = { below: Math.max(30, 3 * without) }
  return [
    { scenario, name: 'talk of 100 people, 99 %', value: without, unit: 'ms' },
    { scenario, name: 'with 100 MB and ten pictures, 99 %', value: within, unit: 'ms', bound },
  ]
}

/** How much the server grows while twenty big files come in at once. */
async function memoryOf(target: Target): Promise<Figure[]> {
  const people = Array.from({ length: bigOnes / perPerson }, (_, index) => enrol(target, `remetente ${index}`, 'geral'))
  const senders = await Promise.all(people)
  const before = residentBytes(target.pid)
  let most = before
  const look = setInterval(() => (most = Math.max(most, residentBytes(target.pid))), 50)
  const all = senders.flatMap((sender, one) =>
    Array.from({ length: perPerson }, (_, of) => upload(sender, big(`${one}-${of}`))),
  )
  await Promise.all(all)
  clearInterval(look)
  const value = (most - before) / megabyte
  return [{ scenario, name: 'memory for twenty times 100 MB at once', value, unit: 'MB', bound: { below: 40 } }]
}

function whole(name: string, bytes: Buffer): Upload {
  return { name, size: bytes.length, bytes: () => [bytes] }
}

/** The same picture to the eye, another content: a first segment (JFIF) whose dots per inch are a number. */
function unlike(jpeg: Buffer, number: number): Buffer {
  const segment = Buffer.from('ffe000104a46494600010101000100010000', 'hex')
  segment.writeUInt16BE(1 + number, 12)
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

/** A big file of which no two are the same. */
function big(name: string): Upload {
  const piece = Buffer.alloc(64 * 1024, name)
  return {
    name: `${name}.bin`,
    size: bigBytes,
    *bytes() {
      for (let sent = 0; sent < bigBytes; sent += piece.length) yield piece
    },
  }
}
