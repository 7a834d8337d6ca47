import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsBy } from './import-part.ts'

test('what could not be loaded is asked for by another address, once loaded it is never asked for again', async () => {
  const asked: string[] = []
  let isCut = true
  const importPart = partsBy(async (address) => {
    asked.push(address)
    if (isCut) throw new TypeError('cut')
    return { address }
  })
  // two at a time ask once
  const both = [importPart('./a.js'), importPart('./a.js')]
  for (const one of both) await assert.rejects(one, { message: 'cut' })
  await assert.rejects(importPart('./a.js'))
  isCut = false
  const part = await importPart('./a.js')
  assert.equal(await importPart('./a.js'), part)
  await importPart('./b.js')
  assert.deepEqual(asked, ['./a.js', './a.js?again=1', './a.js?again=2', './b.js'])
})
