import { once } from 'node:events'
import { openDiskFiles } from '../../src/files/disk-files.ts'
import { systemClock } from '../../src/system/clock.ts'
import { arrival, inChunks } from './disk-house.ts'
import { noise } from './pictures.ts'

/** A process that takes files in, to be killed: `upload` or `preview`, a folder, and who draws. It tells where it is, line by line. */
const [what = '', folder = '', program = ''] = process.argv.slice(2)
const onError = (error: unknown): void => console.log(String(error))
const files = await openDiskFiles({ folder, clock: systemClock, onError, ...(program !== '' && { program }) })
const incoming = arrival()
await files.begin(incoming)
if (what === 'upload') {
  console.log(incoming.id)
  await files.write(incoming.id, forEver(), 1e12)
} else {
  await files.write(incoming.id, inChunks(await noise(1500, 20).png().toBuffer()), 1e9)
  const content = await files.finish(incoming.id)
  await files.discard(incoming.id)
  console.log(content.hash)
  console.log(JSON.stringify(await files.preview(content, 1)))
  await once(process, 'end of days')
}

async function* forEver(): AsyncGenerator<Uint8Array> {
  for (let n = 0; ; n += 1) {
    yield Buffer.alloc(1000, n % 256)
    if (n === 2000) console.log('much')
  }
}
