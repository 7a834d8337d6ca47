import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { suite, test } from 'node:test'
import { ChatError } from '@papo/protocol'
import sharp from 'sharp'
import type { Content, PreviewWidth } from '../../src/core/files.ts'
import { HandClock } from '../support/hand-clock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { until } from '../support/until.ts'
import { openDiskHouse } from './disk-house.ts'
import type { DiskHouse } from './disk-house.ts'
import { gif, hugePng, noise, photo, pngChunk, resizedJpeg } from './pictures.ts'

const isPixels = (error: unknown) =>
  error instanceof ChatError && error.code === 'file_invalid' && error.detail.problem === 'pixels'
const isInvalid = (error: unknown) => error instanceof ChatError && error.code === 'file_invalid'

async function previewOf({ files }: DiskHouse, content: Content, width: PreviewWidth): Promise<Buffer | undefined> {
  const opened = await files.openPreview(content.hash, width)
  return opened && buffer(opened.stream)
}

/** The processes that this one started and that draw. */
function drawers(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
  return children.filter((pid) => pid !== '').map(Number)
}

suite('smaller pictures', () => {
  test('two sizes are made, in WebP, turned as the picture is shown, and its commonest colour', async (t) => {
    const house = await openDiskHouse(t)
    const bytes = await sharp({ create: { width: 1500, height: 2000, channels: 3, background: '#f0c020' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const content = await house.bring(bytes)
    assert.deepEqual([content.width, content.height], [2000, 1500])
    const { colour } = (await house.files.preview(content, 1)) ?? {}
    assert.match(colour ?? '', /^#[ef][08][bc][08][12][08]$/)
    for (const width of [480, 1280] as const) {
      const told = await sharp(await previewOf(house, content, width)).metadata()
      assert.deepEqual([told.format, told.width, told.height], ['webp', width, width * 0.75])
    }
    assert.deepEqual(await house.files.preview(content, 1), { colour }, 'asked again, they are there')
    assert.equal(house.everything().length, 4)
    await house.files.remove(content.hash)
    assert.deepEqual(house.everything(), [])
    assert.deepEqual(house.errors, [])
  })

  test('a picture is never enlarged: a small one is shown itself', async (t) => {
    const house = await openDiskHouse(t)
    const small = await house.bring(await noise(480, 100).png().toBuffer())
    assert.ok(await house.files.preview(small, 1))
    assert.equal(await previewOf(house, small, 480), undefined)
    const middle = await house.bring(await noise(600, 100).png().toBuffer())
    assert.ok(await house.files.preview(middle, 1))
    assert.ok(await previewOf(house, middle, 480))
    assert.equal(await previewOf(house, middle, 1280), undefined)
  })

  test('an animated picture stays animated', async (t) => {
    const house = await openDiskHouse(t)
    const content = await house.bring(gif(3, 500))
    assert.deepEqual([content.width, content.height, content.frames, content.kind], [500, 500, 3, 'image'])
    assert.ok(await house.files.preview(content, 1))
    const told = await sharp(await previewOf(house, content, 480)).metadata()
    assert.deepEqual([told.width, told.pageHeight ?? told.height, told.pages], [480, 480, 3])
  })

  test('an animated PNG is shown itself: a smaller one would stand still', async (t) => {
    const house = await openDiskHouse(t)
    const bytes = await noise(700, 500).png().toBuffer()
    const frames = pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
    const content = await house.bring(Buffer.concat([bytes.subarray(0, 33), frames, bytes.subarray(33)]))
    assert.match((await house.files.preview(content, 1))?.colour ?? '', /^#/)
    assert.equal(await previewOf(house, content, 480), undefined)
  })

  for (const format of ['png', 'webp', 'avif'] as const) {
    test(`one of ${format} is drawn`, async (t) => {
      const flat = sharp({ create: { width: 700, height: 500, channels: 3, background: '#369' } })
      const house = await openDiskHouse(t)
      const content = await house.bring(await flat.toFormat(format).toBuffer())
      assert.deepEqual([content.type, content.width, content.height], [`image/${format}`, 700, 500])
      assert.match((await house.files.preview(content, 1))?.colour ?? '', /^#[0-9a-f]{6}$/)
      assert.ok(await previewOf(house, content, 480))
    })
  }

  test('grey ones and ones with holes have a colour', async (t) => {
    const house = await openDiskHouse(t)
    const grey = await house.bring(await noise(90, 90).greyscale().png().toBuffer())
    assert.match((await house.files.preview(grey, 1))?.colour ?? '', /^#([0-9a-f]{2})\1\1$/)
    const holes = { create: { width: 90, height: 90, channels: 4 as const, background: '#f000' } }
    const empty = await house.bring(await sharp(holes).png().toBuffer())
    assert.match((await house.files.preview(empty, 1))?.colour ?? '', /^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/)
  })

  test('what is no picture gets none', async (t) => {
    const house = await openDiskHouse(t)
    assert.equal(await house.files.preview(await house.bring(randomBytes(100)), 1), undefined)
    assert.equal(await house.files.preview(await house.bring(Buffer.from('<svg onload="alert(1)"/>')), 1), undefined)
    assert.deepEqual(house.errors, [])
  })
})

suite('[FILE14] pictures made to harm', () => {
  test('50,000 × 50,000 pixels in a PNG are refused by their header', async (t) => {
    const house = await openDiskHouse(t)
    await assert.rejects(house.bring(hugePng(50_000, 50_000, 10)), isPixels)
    assert.deepEqual(house.everything(), [])
  })

  test('64,250 × 64,250 pixels in a small JPEG are refused by their header', async (t) => {
    const house = await openDiskHouse(t)
    const bytes = await resizedJpeg(64_250, 64_250)
    assert.ok(bytes.length < 5000)
    await assert.rejects(house.bring(bytes), isPixels)
    await assert.rejects(house.bring(await resizedJpeg(65_000, 10)), isPixels)
    assert.deepEqual(house.everything(), [])
  })

  test('more than 25 million pixels are kept, and never decoded', async (t) => {
    const house = await openDiskHouse(t)
    const bomb = await house.bring(hugePng(6000, 6000, 6000))
    assert.ok(bomb.size < 100_000, 'it is a bomb')
    assert.deepEqual([bomb.kind, bomb.width], ['image', 6000])
    const frames = await house.bring(gif(10_000, 60))
    assert.equal(frames.kind, 'image')
    for (const content of [bomb, frames]) assert.equal(await house.files.preview(content, 1), undefined)
    assert.deepEqual(drawers(), [])
  })

  test('a truncated JPEG and a truncated PNG are refused, and nothing of them stays', async (t) => {
    const house = await openDiskHouse(t)
    for (const format of ['jpeg', 'png'] as const) {
      const bytes = await photo(format)
      await assert.rejects(house.bring(bytes.subarray(0, bytes.length - 100)), isInvalid)
    }
    assert.deepEqual(house.everything(), [])
  })

  test('one whose pixels are broken gets no smaller one, and the next does', async (t) => {
    const house = await openDiskHouse(t)
    const bytes = await noise(700, 500).png().toBuffer()
    const lie = await house.bring(bytes.fill(0xaa, 1000, 2000))
    assert.equal(await house.files.preview(lie, 1), undefined)
    assert.equal(await house.files.openPreview(lie.hash, 480), undefined)
    const good = await house.bring(await noise(700, 500).png().toBuffer())
    assert.ok(await house.files.preview(good, 1))
    assert.deepEqual(house.errors, [], 'the process did not die of it')
  })
})

suite('the process that draws', () => {
  const waiting = `process.on('disconnect', () => process.exit())\nprocess.on('message', (order) => {\n`
  function program(t: Parameters<typeof temporaryFolder>[0], body: string): string {
    const path = join(temporaryFolder(t), 'draws.js')
    writeFileSync(path, `const fs = require('node:fs')\n${waiting}${body}\n})`)
    return path
  }
  const picture = noise(700, 500).png().toBuffer()

  test('killed in the middle it leaves nothing, and the next picture is drawn by another', async (t) => {
    const half = `fs.writeFileSync(order.pictures[0].path, 'half'); if (!fs.existsSync(__filename + '.2')) return`
    const whole = `process.send({ colour: '#123456' })`
    const path = program(t, `${half}; ${whole}`)
    const house = await openDiskHouse(t, { program: path })
    const content = await house.bring(await picture)
    const drawn = house.files.preview(content, 1)
    await until('it is half drawn', () => house.everything().length === 2)
    process.kill(drawers()[0] ?? 0, 'SIGKILL')
    assert.equal(await drawn, undefined)
    assert.equal(await house.files.openPreview(content.hash, 480), undefined)
    assert.equal(house.everything().length, 1)
    assert.match(String(house.errors), /ended: SIGKILL/)
    writeFileSync(`${path}.2`, '')
    assert.deepEqual(await house.files.preview(content, 1), { colour: '#123456' })
  })

  test('a picture that takes too long is given up, and those behind it are drawn', async (t) => {
    const clock = new HandClock()
    const path = program(t, `if (order.pictures.length > 1) return\nprocess.send({ colour: '#123456' })`)
    const house = await openDiskHouse(t, { program: path, clock })
    const slow = house.files.preview(await house.bring(await noise(1300, 5).png().toBuffer()), 1)
    await until('it is drawn', () => drawers().length === 1)
    const quick = house.files.preview(await house.bring(await noise(300, 50).png().toBuffer()), 1)
    clock.advance(60_000)
    assert.equal(await slow, undefined)
    assert.deepEqual(await quick, { colour: '#123456' })
  })

  test('it ends when there was nothing to draw for half a minute, and at the end', async (t) => {
    const clock = new HandClock()
    const house = await openDiskHouse(t, { clock })
    const content = await house.bring(await picture)
    assert.ok(await house.files.preview(content, 1))
    assert.equal(drawers().length, 1)
    clock.advance(30_000)
    await until('it ended', () => drawers().length === 0)
    assert.ok(await house.files.preview(await house.bring(await noise(300, 50).png().toBuffer()), 1))
    assert.equal(drawers().length, 1)
    await house.files.close()
    assert.equal(drawers().length, 0)
    assert.equal(clock.timers, 0)
    assert.deepEqual(house.errors, [])
  })

  test('it has the lowest priority', async (t) => {
    const house = await openDiskHouse(t)
    assert.ok(await house.files.preview(await house.bring(await picture), 1))
    const tasks = `/proc/${drawers()[0]}/task`
    const nice = readdirSync(tasks).map(
      (id) =>
        readFileSync(join(tasks, id, 'stat'), 'utf8')
          .split(') ')[1]
          ?.split(' ')[16],
    )
    assert.deepEqual(new Set(nice), new Set(['19']))
  })

  test('where sharp is not installed it says so, and does not die', async (t) => {
    const path = join(temporaryFolder(t), 'previews-process.ts')
    copyFileSync(join(import.meta.dirname, '../../src/files/previews-process.ts'), path)
    const house = await openDiskHouse(t, { program: path })
    assert.equal(await house.files.preview(await house.bring(await picture), 1), undefined)
    assert.match(String(house.errors), /^Error: no smaller pictures: .*'sharp'/)
  })

  test('where its library is missing Papo says so once, and shows pictures as they are', async (t) => {
    const path = program(t, `process.send({ problem: 'no sharp', isMissing: true })`)
    const house = await openDiskHouse(t, { program: path })
    for (const side of [10, 20]) {
      const content = await house.bring(await noise(side, side).png().toBuffer())
      assert.deepEqual([content.width, content.kind], [side, 'image'])
      assert.equal(await house.files.preview(content, 1), undefined)
    }
    assert.match(String(house.errors), /^Error: no smaller pictures: no sharp$/)
  })
})
