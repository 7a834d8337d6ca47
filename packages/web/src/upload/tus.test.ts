import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UploadBench } from '../../test/support/upload-bench.ts'
import { cutText } from './problem.ts'
import { tell } from './tus.ts'
import type { UploadProblem } from './upload.ts'

/** What the server answered instead of taking the bytes. */
function answered(status: number, error?: UploadProblem): Error {
  const body = error ? JSON.stringify({ error }) : '<html>'
  return Object.assign(new Error(), { originalResponse: { getStatus: () => status, getBody: () => body } })
}

test('a full quota is told at once, in its words: waiting does not empty it', async () => {
  const bench = new UploadBench()
  const [upload] = await bench.add('a')
  assert.ok(upload)
  const problem = { code: 'quota_full', text: 'Seus arquivos chegaram ao limite.' }
  tell(answered(507, problem), bench.of('a').tell)
  assert.deepEqual([upload.state, upload.isCut, upload.problem], ['failed', false, problem])
})

test('what waits for the server says what for, and what waits for the connection says that', async () => {
  const bench = new UploadBench()
  const [upload] = await bench.add('a')
  assert.ok(upload)
  const noConnection = cutText(upload, 'pt-BR')
  for (const [status, code] of [
    [507, 'storage_full'],
    [429, 'uploads_full'],
  ] as const) {
    tell(answered(status, { code, text: `Cheio: ${code}.` }), bench.of('a').tell)
    assert.deepEqual([upload.isCut, cutText(upload, 'pt-BR')], [true, `Cheio: ${code}.`])
    await bench.advance(30_000)
    assert.deepEqual([upload.state, upload.problem], ['sending', undefined])
  }
  tell(answered(502), bench.of('a').tell)
  assert.deepEqual([upload.isCut, cutText(upload, 'pt-BR')], [true, noConnection])
  await bench.advance(30_000)
  tell(new Error(), bench.of('a').tell)
  assert.deepEqual([upload.isCut, cutText(upload, 'pt-BR')], [true, noConnection])
})
