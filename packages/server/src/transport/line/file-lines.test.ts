import assert from 'node:assert/strict'
import { test } from 'node:test'
import { limits } from '@papo/protocol'
import type { FileView, MessageEvent, MessageView, RoomView } from '@papo/protocol'
import { HandClock } from '../../../test/support/hand-clock.ts'
import { TextWire } from '../http/text-wire.ts'
import { plainStyle } from './line-style.ts'
import type { LineStyle } from './line-style.ts'
import { LineWire } from './line-wire.ts'
import { Targets } from './targets.ts'

const clock = new HandClock()
const address = 'http://192.168.0.10:6789'
const files = {
  address: () => address,
  linkPath: ({ id, name }: FileView) => `/a/${id}/${encodeURIComponent(name)}?k=x`,
}
const room: RoomView = { id: 7, kind: 'open', name: 'REDES', slug: 'redes', maker: 1, head: 3, n: 2, lastAt: 0 }
const direct: RoomView = { ...room, kind: 'direct', name: '' }
const viewer = { user: { id: 1, nick: 'Ana' } }
const photo: FileView = {
  id: 'A'.repeat(22),
  name: 'nó.png',
  kind: 'image',
  type: 'image/png',
  size: 49_152,
  width: 420,
  height: 176,
}
const voice: FileView = { ...photo, id: 'B'.repeat(22), name: 'voz.webm', kind: 'voice', durationMs: 23_400 }
const photoLink = `${address}${files.linkPath(photo)}`
const voiceLink = `${address}${files.linkPath(voice)}`
const photoLine = `[imagem] nó.png, 420x176, 48 KB ${photoLink}`

function wireOf(style: Partial<LineStyle> = {}): LineWire {
  return new LineWire({ ...plainStyle('pt-BR'), ...style }, { clock, limits, files })
}

function said(text: string, rest: Partial<MessageView> = {}): MessageEvent & MessageView {
  const event = {
    kind: 'message',
    room: 7,
    seq: 2,
    at: clock.now(),
    author: 2,
    nick: 'Lari',
    n: 1,
    style: 'say',
  } as const
  return { ...event, text, files: [photo, voice], ...rest }
}

const show = (bytes: Uint8Array): string => Buffer.from(bytes).toString()

test('a file stands in the place of a text that there is none of, and below one, each with its link', () => {
  const wire = wireOf()
  assert.equal(show(wire.event(said(''), room)), `[Lari] ${photoLine}\r\n  [voz 0:23] ${voiceLink}\r\n`)
  assert.equal(show(wire.event(said('olhem', { files: [photo] }), room)), `[Lari] olhem\r\n  ${photoLine}\r\n`)
  assert.equal(
    show(wireOf({ language: 'en' }).event(said(''), room)),
    `[Lari] [image] nó.png, 420x176, 48 KB ${photoLink}\r\n  [voice 0:23] ${voiceLink}\r\n`,
  )
})

test('replies, actions and what is said to one alone bring files in the same way', () => {
  const wire = wireOf()
  const reply = { seq: 1, author: 1, nick: 'Ana' }
  const one = { files: [voice] }
  assert.equal(show(wire.event(said('', { reply, ...one }), room)), `[Lari → Ana] [voz 0:23] ${voiceLink}\r\n`)
  assert.equal(
    show(wire.event(said('canta', { style: 'act', ...one }), room)),
    `* Lari canta\r\n  [voz 0:23] ${voiceLink}\r\n`,
  )
  assert.equal(show(wire.event(said('psiu', one), direct)), `[Lari → você] psiu\r\n  [voz 0:23] ${voiceLink}\r\n`)
})

test('what calls its reader and what was edited is marked behind the text, not behind a link', () => {
  const wire = wireOf()
  const message = said('olha @Ana', { files: [voice], mentions: [1], edited: clock.now() })
  assert.equal(show(wire.called(message, room)), `[Lari] olha @Ana <<\r\n  [voz 0:23] ${voiceLink}\r\n`)
  const page = { messages: [message], quoted: [], asOf: 3, more: false, newer: false }
  const lines = show(wire.answer('history', { room, page }, viewer, { verb: 'history', room: 7, limit: 20 })).split(
    '\r\n',
  )
  assert.match(lines[1] ?? '', /\] \[Lari\] olha @Ana \(editada\) <<$/)
  assert.deepEqual(lines.slice(2), [`  [voz 0:23] ${voiceLink}`, ''])
})

test('a deleted message shows no file, live or in the history', () => {
  const wire = wireOf()
  const deleted = said('', { deleted: true })
  assert.equal(wire.event(deleted, room).length, 0)
  const page = { messages: [deleted], quoted: [], asOf: 3, more: false, newer: false }
  const shown = show(wire.answer('history', { room, page }, viewer, { verb: 'history', room: 7, limit: 20 }))
  assert.match(shown, /🗑️ Uma mensagem de Lari foi apagada\.\r\n$/)
  assert.doesNotMatch(shown, /http:|imagem|voz/)
})

test('in ASCII the name changes and the link does not; a name colours nothing', () => {
  assert.equal(
    show(wireOf({ ascii: true }).event(said('', { files: [photo] }), room)),
    `[Lari] [imagem] no.png, 420x176, 48 KB ${photoLink}\r\n`,
  )
  const odd = { ...photo, name: 'a\u001b[38;5;9m\r\n✅ b.png' }
  const shown = show(wireOf({ colors: true }).event(said('', { files: [odd] }), room))
  assert.match(shown, /\[imagem\] a\[38;5;9m ✅ b\.png, 420x176/)
  assert.equal(shown.split('\r\n').length, 2)
})

test('where browsers have no way in, files are named and have no link', () => {
  const wire = new LineWire(plainStyle('pt-BR'), { clock, limits })
  assert.equal(show(wire.event(said('', { files: [voice] }), room)), '[Lari] [voz 0:23]\r\n')
  const ask = { verb: 'upload_link', room: 7 } as const
  const answer = { room: 7, path: '/s/redes?envio=x', until: clock.now() }
  assert.equal(
    show(wire.answer('upload_link', answer, viewer, ask)),
    '🔹 Este servidor não tem endereço para navegadores.\r\n',
  )
})

test('the plain address of a room shows them as lines do', () => {
  const wire = new TextWire(wireOf(), 'numbered')
  assert.equal(show(wire.event(said('olhem'), room)), `2 [Lari] olhem\n  ${photoLine}\n  [voz 0:23] ${voiceLink}\n`)
})

test('[CMD7] the files of a room are numbered, and their numbers name the messages that bring them', () => {
  const targets = new Targets()
  const ask = { verb: 'files' as const, room: 7, roomName: 'REDES', limit: 2, targets }
  const listing = { link: '', author: 2, nick: 'Lari', at: clock.now() }
  const answer = {
    room: 7,
    more: true,
    files: [
      { ...listing, file: voice, seq: 9 },
      { ...listing, file: photo, seq: 4 },
    ],
  }
  const [title, first, second, more] = show(wireOf().answer('files', answer, viewer, ask)).split('\r\n')
  assert.equal(title, '--- REDES: últimos 2 arquivos ---')
  assert.match(first ?? '', /^#1 \[\d\d:\d\d\] \[Lari\] \[voz 0:23\] http/)
  assert.equal(second?.replace(/\d\d:\d\d/, 'xx'), `#2 [xx] [Lari] ${photoLine}`)
  assert.equal(more, '🔹 Há outros, mais antigos. Para ver até 99: /arquivos 99')
  assert.deepEqual(
    [targets.at(1), targets.at(2)],
    [
      { room: 7, seq: 9 },
      { room: 7, seq: 4 },
    ],
  )
  const ignoring = { user: { ...viewer.user, ignored: new Set([2]) } }
  assert.equal(
    show(wireOf({ language: 'en' }).answer('files', answer, ignoring, ask)),
    '🔹 Nobody has sent files here yet.\r\n',
  )
})

test('[CMD8] who wants to send a file is told the command for it, and until when it is good', () => {
  const answer = { room: 7, path: '/s/redes?envio=abc', until: clock.now() }
  const ask = { verb: 'upload_link', room: 7, roomName: 'REDES' } as const
  const [title, command, until] = show(wireOf().answer('upload_link', answer, viewer, ask)).split('\r\n')
  assert.equal(title, "🔹 Para mandar um arquivo à sala 'REDES', num terminal seu:")
  assert.equal(command, `  curl -T foto.png '${address}/s/redes?envio=abc'`)
  assert.match(
    until ?? '',
    /^Vale para um arquivo só, até [\d/ ]*\d\d:\d\d\. Para que chegue com o nome dele: \/enviar nome\.pdf$/,
  )
  const named = { ...ask, path: '~/a b.pdf', name: 'a b.pdf' }
  const lines = show(wireOf({ language: 'en' }).answer('upload_link', answer, viewer, named)).split('\r\n')
  assert.equal(lines[1], `  curl -T ~/'a b.pdf' '${address}/s/redes?envio=abc'`)
  assert.match(lines[2] ?? '', /^Good for one file, until [\d -]*\d\d:\d\d\.$/)
})
