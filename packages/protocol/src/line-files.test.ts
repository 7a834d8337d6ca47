import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FileView } from './files.ts'
import { linkedFile, withFiles } from './line-files.ts'
import type { FileWriting } from './line-files.ts'

const photo: FileView = {
  id: 'A'.repeat(22),
  name: 'nome.png',
  kind: 'image',
  type: 'image/png',
  size: 49_152,
  width: 420,
  height: 176,
}
const voice: FileView = { ...photo, id: 'B'.repeat(22), name: 'voz.webm', kind: 'voice', durationMs: 23_400 }
const pt: FileWriting = { language: 'pt-BR', link: ({ id }) => `http://x/a/${id}` }

test('a message says its text, and each of its files has a line of its own with its link', () => {
  assert.deepEqual(withFiles('olhem\n\n', [photo, voice], pt), {
    what: 'olhem',
    below: `\n[imagem] nome.png, 420x176, 48 KB http://x/a/${photo.id}\n[voz 0:23] http://x/a/${voice.id}`,
  })
  assert.deepEqual(withFiles('', [photo, voice], { ...pt, language: 'en' }), {
    what: `[image] nome.png, 420x176, 48 KB http://x/a/${photo.id}`,
    below: `\n[voice 0:23] http://x/a/${voice.id}`,
  })
  assert.deepEqual(withFiles('oi\n', undefined, pt), { what: 'oi\n', below: '' })
})

test('a file that can’t be fetched from elsewhere is named without a link', () => {
  assert.equal(linkedFile(voice, { ...pt, link: () => '' }), '[voz 0:23]')
})

test('a name stays on its line and moves no cursor', () => {
  const name = 'a\r\n[Ana] fui eu\u001b[2J\u202egnp.\u2028exe\t.png'
  const line = linkedFile({ ...photo, name }, pt)
  assert.equal(line, `[imagem] a [Ana] fui eu[2Jgnp. exe .png, 420x176, 48 KB http://x/a/${photo.id}`)
})
