import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileLine } from './file-words.ts'
import { filesLabel, formatDuration } from './files-label.ts'
import type { FileView } from './files.ts'

const id = 'AAAAAAAAAAAAAAAAAAAAAA'
const picture: FileView = {
  id,
  name: 'nome.png',
  kind: 'image',
  type: 'image/png',
  size: 49_152,
  width: 420,
  height: 176,
}
const voice: FileView = { id, name: 'voz.webm', kind: 'voice', type: 'audio/webm', size: 90_000, durationMs: 23_900 }
const paper: FileView = { id, name: 'aula.pdf', kind: 'file', type: 'application/pdf', size: 1_258_291 }
const film: FileView = { id, name: 'a.mp4', kind: 'video', type: 'video/mp4', size: 8_493_466, durationMs: 62_000 }
const sound: FileView = { id, name: 'a.mp3', kind: 'audio', type: 'audio/mpeg', size: 512 }

test('a file in a line tells its kind, name, measures and size', () => {
  assert.equal(fileLine(picture, 'pt-BR'), '[imagem] nome.png, 420x176, 48 KB')
  assert.equal(fileLine(picture, 'en'), '[image] nome.png, 420x176, 48 KB')
  assert.equal(fileLine(paper, 'pt-BR'), '[arquivo] aula.pdf, 1,2 MB')
  assert.equal(fileLine(film, 'pt-BR'), '[vídeo 1:02] a.mp4, 8,1 MB')
  assert.equal(fileLine(sound, 'pt-BR'), '[áudio] a.mp3, 512 bytes')
})

test('a voice note in a line has its length alone', () => {
  assert.equal(fileLine(voice, 'pt-BR'), '[voz 0:23]')
  assert.equal(fileLine({ ...voice, durationMs: undefined }, 'en'), '[voice]')
})

test('one file is named by what it is, and a document by its name', () => {
  assert.deepEqual(
    [picture, voice, paper, film, sound].map((file) => filesLabel([file], 'pt-BR')),
    ['Foto', 'Voz 0:23', 'aula.pdf', 'Vídeo 1:02', 'Áudio'],
  )
})

test('files of a kind are counted by it, and others as files', () => {
  assert.equal(filesLabel([picture, picture, picture], 'pt-BR'), '3 fotos')
  assert.equal(filesLabel([picture, paper], 'en'), '2 files')
  assert.equal(filesLabel([], 'en'), '')
})

test('a length has minutes and seconds, and no hours', () => {
  assert.deepEqual([0, 999, 8_000, 3_725_000].map(formatDuration), ['0:00', '0:00', '0:08', '62:05'])
})
