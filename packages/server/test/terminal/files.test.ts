import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { fileLine } from '@papo/protocol'
import type { FileView, MessageEvent } from '@papo/protocol'
import { event as eventSchema } from '@papo/protocol/schemas'
import { Person } from '../support/person.ts'
import { sendFile, smallPicture } from '../support/sent-file.ts'
import { SocketPerson } from '../support/socket-person.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'
import type { TestServer } from '../support/test-server.ts'
import { PipedPapo } from './piped-papo.ts'

interface House {
  readonly server: TestServer
  readonly room: number
  readonly page: SocketPerson
  readonly line: Person
  readonly papo: PipedPapo
  readonly folder: string
}

async function open(t: TestContext, flags: readonly string[] = []): Promise<House> {
  const folder = temporaryFolder(t)
  const server = await openServer(t, {}, ['--rate-limit=off', ...flags])
  const { port } = server
  const page = await SocketPerson.connect(port)
  t.after(() => page.destroy())
  const room = await page.enter('Ana')
  const line = await Person.enter(t, port, 'Bia')
  await line.enterRoom('geral')
  const papo = await PipedPapo.start(t, { port, state: join(folder, 'state'), nick: 'Caio' })
  await line.hears("📝 Caio entrou na sala 'geral'.")
  return { server, room, page, line, papo, folder }
}

/** A line without what proves that its reader may have the file, which changes with the time. */
const unproved = (line: string): string => line.replace(/\?k=[!-~]+$/, '')

async function messageOf(page: SocketPerson, nick: string): Promise<MessageEvent> {
  const { event } = await page.hears(({ event: one }) => one?.kind === 'message' && one.nick === nick)
  assert.ok(event?.kind === 'message')
  return event
}

/** What a line shows of a file that can be fetched by this address. */
function shownAt(port: number, file: FileView): string {
  return `${fileLine(file, 'pt-BR')} http://127.0.0.1:${port}/a/${file.id}/${encodeURIComponent(file.name)}`
}

test('[T5] one file is the same to a page, a line and a terminal, live and in the history', async (t) => {
  const { server, room, page, line, papo } = await open(t)
  const { port, hub } = server
  const photo = await sendFile(hub, 'geral', { nick: 'Ana', name: 'maçã verde.png', bytes: smallPicture })
  const files = [{ id: photo.id, alt: 'uma maçã' }]
  await page.ask<'send'>({ verb: 'send', room, text: 'olhem', style: 'say', key: 'k', files })
  const message = await messageOf(page, 'Ana')
  assert.deepEqual(eventSchema.parse(message), message)
  const [file] = message.files ?? []
  assert.ok(file)
  assert.deepEqual(
    [file.name, file.type, file.width, file.height, file.size],
    ['maçã verde.png', 'image/png', 1, 1, 70],
  )
  for (const person of [line, papo.person]) {
    await person.hears('[Ana] olhem')
    assert.equal(unproved(await person.hears(/imagem/)), `  ${shownAt(port, file)}`)
    person.say('/historico')
    await person.hears(/\] \[Ana\] olhem$/)
    const past = await person.hears(/imagem/)
    assert.equal(unproved(past), `  ${shownAt(port, file)}`)
    const fetched = await fetch(past.slice(past.indexOf('http')))
    assert.deepEqual(Buffer.from(await fetched.arrayBuffer()), smallPicture)
    person.say('/arquivos')
    assert.match(unproved(await person.hears(/^#1/)), /^#1 \[\d\d:\d\d\] \[Ana\] \[imagem\]/)
    person.say('/responder 1 bonita')
  }
  await page.hears(
    ({ event }) => event?.kind === 'message' && event.nick === 'Caio' && event.reply?.seq === message.seq,
  )
})

test('/enviar in a terminal sends a file from the disk, and it appears to all', async (t) => {
  const { server, page, line, papo, folder } = await open(t)
  const path = join(folder, 'minha nota.txt')
  writeFileSync(path, 'cinco')
  papo.person.say(`/enviar ${path}`)
  const { files: [file] = [] } = await messageOf(page, 'Caio')
  assert.ok(file)
  assert.deepEqual([file.name, file.size], ['minha nota.txt', 5])
  const shown = shownAt(server.port, file)
  assert.equal(unproved(await line.hears(/arquivo\]/)), `[Caio] ${shown}`)
  const own = await papo.person.hears(/arquivo\]/)
  assert.equal(unproved(own), `VOCÊ: ${shown}`)
  assert.equal(await (await fetch(own.slice(own.indexOf('http')))).text(), 'cinco')
  papo.person.say('/enviar', `/enviar ${folder}`, `/enviar ${path}x`)
  await papo.person.hears('⚠️ Diga qual arquivo: /enviar foto.png')
  await papo.person.hears(`⚠️ Não é um arquivo: ${folder}`)
  await papo.person.hears(`⚠️ Não achei o arquivo ${path}x`)
})

test('what is too big, or empty, is refused in words, and what comes after it goes', async (t) => {
  const { page, papo, folder } = await open(t)
  const [big, empty, note] = ['grande.bin', 'vazio.txt', 'nota.txt'].map((name) => join(folder, name))
  writeFileSync(big!, Buffer.alloc(26 * 1024 * 1024))
  writeFileSync(empty!, '')
  writeFileSync(note!, 'cinco')
  papo.person.say(`/enviar ${empty}`, `/enviar ${big}`, `/enviar ${note}`)
  await papo.person.hears('⚠️ Este arquivo está vazio (0 bytes).')
  await papo.person.hears('⚠️ Este arquivo tem 26 MB. O limite aqui é 25 MB.')
  await papo.person.hears('❌ Não foi enviado: grande.bin')
  const { files: [file] = [] } = await messageOf(page, 'Caio')
  assert.equal(file?.name, 'nota.txt')
})

test('behind a pipe a file is sent to its end before one leaves', async (t) => {
  const { page, papo, folder } = await open(t)
  const path = join(folder, 'nota.bin')
  writeFileSync(path, Buffer.alloc(5_000_000, 1))
  papo.person.say(`/enviar "${path}"`)
  assert.equal(await papo.leaves(), 0)
  const { files: [file] = [] } = await messageOf(page, 'Caio')
  assert.equal(file?.size, 5_000_000)
})
