import assert from 'node:assert/strict'
import { test } from 'node:test'
import { short } from '../support/length.ts'
import { mebibyte } from '../support/measured-talk.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { sendFile, takeNick } from '../support/send-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const fileBytes = short(10, 100) * mebibyte
const senders = 20

test('[HTTP17] twenty large files at once cost the server no more memory than their pieces', async (t) => {
  const flags = ['--rate-limit=off', '--upload-size=100MB', '--upload-quota=10GB', '--upload-total=20GB']
  const papo = await RunningPapo.start(t, { data: temporaryFolder(t), flags })
  const { port } = papo
  const tokens = await Promise.all(Array.from({ length: senders }, (_, at) => takeNick(port, `Pessoa${at}`)))
  // what files need is loaded, and the code is warm
  for (const token of tokens)
    await sendFile({ port, token, method: 'PUT', path: '/s/geral?nome=a.bin', bytes: 2 * mebibyte })
  const idle = papo.residentBytes
  let most = idle
  const look = setInterval(() => (most = Math.max(most, papo.residentBytes)), 10)
  const sent = await Promise.all(
    tokens.map((token) => sendFile({ port, token, method: 'PUT', path: '/s/geral?nome=a.bin', bytes: fileBytes })),
  )
  clearInterval(look)
  t.diagnostic(`${(idle / mebibyte).toFixed(1)} MB before, at most ${(most / mebibyte).toFixed(1)} MB meanwhile`)
  for (const { status, body } of sent) assert.equal(status, 201, body)
  assert.ok(most - idle < 40 * mebibyte, `grown by ${(most - idle) / mebibyte} MB`)
})
