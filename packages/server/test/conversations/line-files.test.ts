import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { promisify } from 'node:util'
import type { FileView } from '@papo/protocol'
import { Person } from '../support/person.ts'
import { sendFile, smallPicture } from '../support/sent-file.ts'
import { SocketPerson } from '../support/socket-person.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { openServer } from '../support/test-server.ts'

/** The beginning of a recording, as a browser makes one. */
const sound = Buffer.from(
  '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
  'hex',
)

interface House {
  readonly port: number
  readonly room: number
  readonly page: SocketPerson
  readonly line: Person
  /** Pat's: a picture, a note and something said. */
  readonly files: { readonly photo: FileView; readonly note: FileView; readonly voice: FileView }
  readonly enter: (nick: string) => Promise<Person>
}

async function open(t: TestContext): Promise<House> {
  const { port, hub } = await openServer(t, {}, ['--rate-limit=off'])
  const page = await SocketPerson.connect(port)
  t.after(() => page.destroy())
  const room = await page.enter('Pat')
  const enter = async (nick: string): Promise<Person> => {
    const person = await Person.enter(t, port, nick)
    await person.enterRoom('geral')
    return person
  }
  const line = await enter('Lia')
  const send = (name: string, bytes: Buffer, voice?: { durationMs: number }): Promise<FileView> =>
    sendFile(hub, 'geral', { nick: 'Pat', name, bytes, ...(voice && { voice }) })
  const photo = await send('maçã verde.png', smallPicture)
  const note = await send('nota.txt', Buffer.from('cinco'))
  const voice = await send('voz.webm', sound, { durationMs: 23_000 })
  return { port, room, page, line, files: { photo, note, voice }, enter }
}

const link = String.raw`http://127\.0\.0\.1:\d+/a/[\w-]{22}/[!-~]+\?k=[!-~]+`
const photoLine = String.raw`\[imagem\] maçã verde\.png, 1x1, 70 bytes ${link}`
const noteLine = String.raw`\[arquivo\] nota\.txt, 5 bytes ${link}`

async function say(
  page: SocketPerson,
  room: number,
  { text, files }: { text: string; files: readonly FileView[] },
): Promise<number> {
  const sent = files.map(({ id }) => ({ id }))
  const { seq } = await page.ask<'send'>({ verb: 'send', room, text, style: 'say', key: `k${text}`, files: sent })
  return seq
}

test('what a page sends is a line for each file on a line, live, in the history, and to who comes in', async (t) => {
  const { port, room, page, line, files, enter } = await open(t)
  await say(page, room, { text: 'olhem', files: [files.photo, files.note] })
  await line.hears('[Pat] olhem')
  assert.match(await line.hears(/imagem/), new RegExp(`^  ${photoLine}$`))
  assert.match(await line.hears(/arquivo/), new RegExp(`^  ${noteLine}$`))
  const { voice } = files
  await say(page, room, { text: '', files: [voice] })
  assert.match(await line.hears(/voz/), new RegExp(String.raw`^\[Pat\] \[voz 0:23\] ${link}$`))

  const eve = await enter('Eva')
  await eve.hears(/\] \[Pat\] olhem$/)
  await eve.hears(new RegExp(`^  ${photoLine}$`))
  await eve.hears(new RegExp(`^  ${noteLine}$`))
  await eve.hears(/\] \[Pat\] \[voz 0:23\] http/)
  eve.say('/lang en', '/ascii yes', '/history')
  await eve.hears(/^ {2}\[image\] maca verde\.png, 1x1, 70 bytes http:[!-~]+$/)
  await eve.hears(/^ {2}\[file\] nota\.txt, 5 bytes http/)
  await eve.hears(/\[voice 0:23\] http/)

  const text = await (await fetch(`http://127.0.0.1:${port}/s/geral.txt`)).text()
  assert.match(
    text,
    new RegExp(String.raw`^\[Pat\] olhem\n  ${photoLine}\n  ${noteLine}\n\[Pat\] \[voz 0:23\] ${link}\n$`),
  )
})

test('a deleted message shows no file any more, and /arquivos no more of it', async (t) => {
  const { room, page, line, files } = await open(t)
  const seq = await say(page, room, { text: '', files: [files.photo] })
  await say(page, room, { text: 'fica', files: [files.note] })
  await page.ask<'delete'>({ verb: 'delete', room, seq })
  await line.hears('🗑️ Uma mensagem de Pat foi apagada.')
  line.say('/historico')
  await line.hears(/🗑️ Uma mensagem de Pat foi apagada\.$/)
  line.say('/arquivos')
  await line.hears('--- geral: último arquivo ---')
  assert.match(await line.hears(/#1/), new RegExp(String.raw`^#1 \[\d\d:\d\d\] \[Pat\] ${noteLine}$`))
  await line.isAnswered()
  assert.equal(line.lines.filter((one) => one.includes('[imagem]')).length, 1)
})

test('[CMD7] /arquivos lists the newest first; its numbers name the messages that brought them', async (t) => {
  const { room, page, line, files } = await open(t)
  line.say('/arquivos')
  await line.hears('🔹 Ninguém mandou arquivos aqui ainda.')
  await say(page, room, { text: 'um', files: [files.photo] })
  await say(page, room, { text: 'dois', files: [files.note, files.voice] })
  line.say('/files 1')
  await line.hears('--- geral: último arquivo ---')
  await line.hears(/^#1 /)
  await line.hears('🔹 Há outros, mais antigos. Para ver até 99: /arquivos 99')
  line.say('/arquivos')
  await line.hears('--- geral: últimos 3 arquivos ---')
  await line.hears(/^#3 .*\[imagem\]/)
  line.say('/responder 3 que maçã!')
  await page.hears(({ event }) => event?.kind === 'message' && event.text === 'que maçã!')
  const reply = page.events.find((event) => event.kind === 'message' && event.text === 'que maçã!')
  const first = page.events.find((event) => event.kind === 'message' && event.text === 'um')
  assert.equal(reply?.kind === 'message' && reply.reply?.seq, first?.seq)
})

test('[CMD8] the command that /enviar shows sends a file as it stands, once, in the name of who asked', async (t) => {
  if (requireTool(t, 'curl') === undefined) return
  const { page, line, enter } = await open(t)
  const eve = await enter('Eva')
  const folder = temporaryFolder(t)
  const name = "d'água [1] {a,b}.txt"
  writeFileSync(join(folder, name), 'cinco')
  line.say(`/enviar ${name}`)
  await line.hears("🔹 Para mandar um arquivo à sala 'geral', num terminal seu:")
  const command = await line.hears(/^ {2}curl /)
  await line.hears(/^Vale para um arquivo só, até [\d/ ]*\d\d:\d\d\.$/)
  const run = async (): Promise<string> =>
    (await promisify(execFile)('sh', ['-c', command.replace('curl', 'curl -s')], { cwd: folder, timeout: 120_000 }))
      .stdout
  const answer = await run()
  const shown = await eve.hears(/arquivo\]/)
  assert.match(shown, new RegExp(String.raw`^\[Lia\] \[arquivo\] d'água \[1\] \{a,b\}\.txt, 5 bytes ${link}$`))
  const { event } = await page.hears((told) => told.event?.kind === 'message' && told.event.nick === 'Lia')
  assert.equal(event?.kind === 'message' && event.files?.[0]?.name, name)
  const [seq, address] = answer.split('\n')
  assert.equal(seq, String(event?.seq))
  assert.equal(await (await fetch(address ?? '')).text(), 'cinco')
  assert.match(await run(), /^Este link não vale mais\. Peça outro\.\n$/)
})
