import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileView } from '@papo/protocol'
import { UploadBench, settle } from '../../test/support/upload-bench.ts'
import { Upload } from './upload.ts'
import type { Source } from './upload.ts'

const view = (name: string): FileView => ({ id: 'i'.repeat(22), name, kind: 'file', type: 'text/plain', size: 100 })
const first = async (bench: UploadBench): Promise<Upload> => {
  const [upload] = await bench.add('a')
  assert.ok(upload)
  return upload
}

test('three go at a time, in the order in which they came', async () => {
  const bench = new UploadBench()
  const uploads = await bench.add('a', 'b', 'c', 'd', 'e')
  const begun = (): string[] => bench.begun.map(({ source }) => source.name)
  assert.deepEqual(begun(), ['a', 'b', 'c'])
  assert.equal(uploads[3]?.state, 'waiting')
  bench.of('b').tell.onDone(view('b'))
  await settle()
  assert.deepEqual(begun(), ['a', 'b', 'c', 'd'])
  bench.of('c').tell.onRefused({ code: 'file_invalid' })
  await settle()
  assert.deepEqual(begun(), ['a', 'b', 'c', 'd', 'e'])
})

test('an upload tells how far it is, and that the server works on what is there', async () => {
  const bench = new UploadBench()
  const upload = await first(bench)
  const { tell } = bench.of('a')
  tell.onSent(62)
  assert.deepEqual([upload.state, upload.sent], ['sending', 62])
  tell.onSent(100)
  assert.equal(upload.state, 'processing')
  tell.onDone(view('a'))
  assert.deepEqual([upload.state, upload.asSent], ['done', { id: 'i'.repeat(22) }])
})

for (const percent of [1, 50, 100]) {
  test(`[R5] cancelled at ${percent} %, it is over at once, the server forgets it, and the same file goes again`, async () => {
    const bench = new UploadBench()
    const upload = await first(bench)
    const { tell } = bench.of('a')
    tell.onAddress('/tus/1')
    tell.onSent(percent)
    bench.queue.cancel(upload)
    assert.equal(upload.state, 'cancelled')
    assert.deepEqual(bench.ended, ['a'])
    tell.onDone(view('a'))
    assert.deepEqual([upload.state, upload.asSent], ['cancelled', undefined])
    const again = await first(bench)
    assert.deepEqual([again.state, bench.of('a').address], ['sending', undefined])
  })
}

test('[R5] one that is there already is forgotten when it is taken away', async () => {
  const bench = new UploadBench()
  const upload = await first(bench)
  bench.of('a').tell.onAddress('/tus/1')
  bench.of('a').tell.onDone(view('a'))
  bench.queue.cancel(upload)
  assert.deepEqual([upload.state, bench.forgotten], ['cancelled', ['/tus/1']])
})

test('cancelled while it waits, it never begins', async () => {
  const bench = new UploadBench()
  const [, , , last] = await bench.add('a', 'b', 'c', 'd')
  assert.ok(last)
  bench.queue.cancel(last)
  bench.of('a').tell.onDone(view('a'))
  await settle()
  assert.equal(bench.begun.length, 3)
})

test('cancelled while it is made ready, it never begins, and the next one does', async () => {
  const bench = new UploadBench()
  const { promise, resolve } = Promise.withResolvers<Source>()
  bench.prepare = (source) => (source.name === 'a' ? promise : Promise.resolve(source))
  const [a] = await bench.add('a', 'b', 'c', 'd')
  assert.ok(a?.source)
  bench.queue.cancel(a)
  resolve(a.source)
  await settle()
  assert.deepEqual(
    bench.begun.map(({ source }) => source.name),
    ['b', 'c', 'd'],
  )
})

test('[R5] cut at 50 %, it goes on from where the server has it, later and later', async () => {
  const bench = new UploadBench()
  const upload = await first(bench)
  bench.of('a').tell.onAddress('/tus/1')
  bench.of('a').tell.onSent(50)
  for (const [i, wait] of [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000].entries()) {
    bench.of('a').tell.onCut()
    assert.deepEqual([upload.state, upload.isCut, upload.sent], ['waiting', true, 50])
    await bench.advance(wait - 1)
    assert.equal(bench.begun.length, i + 1)
    await bench.advance(1)
    assert.equal(bench.begun.length, i + 2)
    assert.equal(bench.of('a').address, '/tus/1')
  }
  bench.of('a').tell.onSent(50)
  bench.of('a').tell.onDone(view('a'))
  assert.equal(upload.state, 'done')
})

test('it goes on at once when the connection is back', async () => {
  const bench = new UploadBench()
  const upload = await first(bench)
  bench.of('a').tell.onCut()
  bench.queue.wake()
  await settle()
  assert.deepEqual([bench.begun.length, upload.state, upload.isCut], [2, 'sending', false])
  await bench.advance(60_000)
  assert.equal(bench.begun.length, 2)
})

test('what a cut one leaves free others take, and it goes on before those that wait', async () => {
  const bench = new UploadBench()
  await bench.add('a', 'b', 'c', 'd', 'e')
  bench.of('a').tell.onCut()
  await settle()
  assert.equal(bench.begun.at(-1)?.source.name, 'd')
  bench.queue.wake()
  bench.of('b').tell.onDone(view('b'))
  await settle()
  assert.equal(bench.begun.at(-1)?.source.name, 'a')
})

test('a server in trouble is asked six times again, then the person is told, and may try again', async () => {
  const bench = new UploadBench()
  const upload = await first(bench)
  const problem = { code: 'storage_full', text: 'O disco está cheio.' }
  for (let i = 0; i < 7; i++) {
    bench.of('a').tell.onSent(0)
    bench.of('a').tell.onSent(100)
    bench.of('a').tell.onCut(problem)
    await bench.advance(30_000)
  }
  assert.deepEqual([bench.begun.length, upload.state, upload.problem], [7, 'failed', problem])
  bench.queue.retry(upload)
  await settle()
  assert.deepEqual([upload.state, bench.of('a').address], ['sending', undefined])
})

for (const how of ['onRefused', 'onCut'] as const) {
  test(`what failed for good is forgotten by the server, and only then (${how})`, async () => {
    const bench = new UploadBench()
    const upload = await first(bench)
    bench.of('a').tell.onAddress('/tus/1')
    for (let i = 0; i < 7 && upload.state !== 'failed'; i++) {
      assert.deepEqual(bench.forgotten, [])
      bench.of('a').tell[how]({ code: 'storage_full' })
      await bench.advance(30_000)
    }
    assert.deepEqual([upload.state, upload.address, bench.forgotten], ['failed', undefined, ['/tus/1']])
    bench.queue.cancel(upload)
    assert.deepEqual(bench.forgotten, ['/tus/1'])
  })
}

test('with the page goes what is not whole: that which is under way, waits or was cut, and nothing else', async () => {
  const bench = new UploadBench()
  const uploads = await bench.add('whole', 'cut', 'going', 'failed', 'waiting', 'cancelled')
  const [whole, cut, , , , cancelled] = uploads
  assert.ok(whole && cut && cancelled)
  bench.of('whole').tell.onAddress('/tus/whole')
  bench.of('whole').tell.onDone(view('whole'))
  bench.of('cut').tell.onAddress('/tus/cut')
  bench.of('cut').tell.onCut()
  bench.of('going').tell.onAddress('/tus/going')
  await settle()
  bench.of('failed').tell.onRefused({ code: 'file_invalid' })
  bench.queue.cancel(cancelled)
  await settle()
  assert.deepEqual(bench.queue.unfinished.map(({ name }) => name).toSorted(), ['cut', 'going', 'waiting'])
  bench.queue.leave()
  assert.deepEqual(bench.forgottenAtOnce.toSorted(), ['/tus/cut', '/tus/going'])
})

test('a file that is too big, or empty, is refused before anything is sent', async () => {
  const bench = new UploadBench()
  bench.maxBytes = 99
  const upload = await first(bench)
  assert.deepEqual([upload.state, upload.problem], ['failed', { code: 'file_too_big', size: 100, max: 99 }])
  const empty = new Upload({ blob: new Blob(), name: 'nada', room: 1 })
  bench.queue.add(empty)
  await settle()
  assert.equal(empty.problem?.code, 'file_empty')
  assert.equal(bench.begun.length, 0)
})

test('a picture that was made smaller is not too big any more', async () => {
  const bench = new UploadBench()
  bench.maxBytes = 99
  bench.prepare = (source) => Promise.resolve({ ...source, blob: new Blob(['x'.repeat(60)]) })
  const upload = await first(bench)
  assert.deepEqual([upload.state, upload.size], ['sending', 60])
})

test('sent anew as it is, what the server had of it is forgotten', async () => {
  const bench = new UploadBench()
  const upload = await first(bench)
  bench.of('a').tell.onAddress('/tus/1')
  bench.of('a').tell.onDone(view('a'))
  assert.ok(upload.given)
  bench.queue.restart(upload, { ...upload.given, isOriginal: true })
  await settle()
  assert.deepEqual(bench.forgotten, ['/tus/1'])
  assert.deepEqual([upload.state, bench.of('a').source.isOriginal, bench.of('a').address], ['sending', true, undefined])
})

test('whoever waits for an upload is told when it is there, or cancelled', async () => {
  const bench = new UploadBench()
  const [a, b] = await bench.add('a', 'b')
  assert.ok(a && b)
  const both = bench.queue.whenOver([a, b])
  bench.of('a').tell.onDone(view('a'))
  bench.queue.cancel(b)
  await both
  assert.deepEqual([a.state, b.state], ['done', 'cancelled'])
})

test('whoever waits is told in words which file failed; waiting again tries it again, where that may help', async () => {
  const bench = new UploadBench()
  const [a, b] = await bench.add('a', 'b')
  assert.ok(a && b)
  const both = bench.queue.whenOver([a, b])
  bench.of('b').tell.onRefused({ code: 'quota_full', text: 'Não cabe mais.' })
  await assert.rejects(both, { name: 'RefusedError', text: 'b não foi: Não cabe mais.' })
  const again = bench.queue.whenOver([a, b])
  await settle()
  assert.equal(b.state, 'sending')
  bench.of('b').tell.onRefused({ code: 'file_type_refused', text: 'Programas não.' })
  await assert.rejects(again, { text: 'b não foi: Programas não.' })
  await assert.rejects(bench.queue.whenOver([a, b]), { text: 'b não foi: Programas não.' })
  assert.equal(b.state, 'failed')
  bench.of('a').tell.onDone(view('a'))
  bench.queue.cancel(b)
  await bench.queue.whenOver([a, b])
  assert.deepEqual([a.state, b.state], ['done', 'cancelled'])
})

test('a recording that failed would be lost with the page until it is sent or taken away, a file would not', async () => {
  const bench = new UploadBench()
  const file = await first(bench)
  bench.of('a').tell.onRefused({ code: 'quota_full' })
  assert.deepEqual([file.state, bench.queue.wouldLose], ['failed', false])
  const recorded = async (name: string): Promise<Upload> => {
    const voice = { durationMs: 900, bars: [1] }
    const upload = new Upload({ blob: new Blob(['x'.repeat(100)]), name, room: 1, voice })
    bench.queue.add(upload)
    await settle()
    bench.of(name).tell.onRefused({ code: 'quota_full' })
    assert.deepEqual([upload.state, bench.queue.unfinished, bench.queue.wouldLose], ['failed', [], true])
    return upload
  }
  bench.queue.cancel(await recorded('b'))
  assert.equal(bench.queue.wouldLose, false)
  bench.queue.retry(await recorded('c'))
  await settle()
  bench.of('c').tell.onDone(view('c'))
  assert.equal(bench.queue.wouldLose, false)
})
