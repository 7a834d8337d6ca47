import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Event } from '@papo/protocol'
import { LineClient } from '../support/line-client.ts'
import { SocketPerson } from '../support/socket-person.ts'
import { openServer } from '../support/test-server.ts'

/** What a line shows of an event of people's in a room. */
function shown(event: Event): string[] {
  if (event.kind === 'message') {
    if (event.style === 'act') return [`* ${event.nick} ${event.text}`]
    return [`[${event.nick}${event.reply ? ` → ${event.reply.nick}` : ''}] ${event.text}`]
  }
  if (event.kind === 'edited') return [`✏️ ${event.nick} corrigiu: ${event.text}`]
  return event.kind === 'deleted' ? [`🗑️ Uma mensagem de ${event.nick} foi apagada.`] : []
}

async function enter(line: LineClient, nick: string): Promise<void> {
  line.send(`${nick}\n/entrar geral\n`)
  while ((await line.readLine()) !== "✅ Você entrou na sala 'geral'.");
}

/** Reads on to the last thing that is said, but for arrivals and what answers one's own commands. */
async function readTo(line: LineClient, last: string): Promise<string[]> {
  const lines: string[] = []
  for (;;) {
    const next = await line.readLine()
    if (!/^(?:📝|✅)/u.test(next)) lines.push(next)
    if (next === last) return lines
  }
}

test('a page and two lines in one room see the same order, edits, deletions and replies', async (t) => {
  const { port } = await openServer(t, {}, ['--rate-limit=off'])
  const [page, writer, reader] = [
    await SocketPerson.connect(port),
    await LineClient.connect(port),
    await LineClient.connect(port),
  ]
  t.after(() => [page, writer, reader].forEach((client) => client.destroy()))
  const room = await page.enter('Pat')
  await enter(reader, 'Rui')
  await enter(writer, 'Lia')
  for (let round = 0; round < 20; round += 1) {
    writer.send(`l${round}\n/editar L${round}\n/responder ultima r${round}\n/eu faz ${round}\n/apagar\n`)
    const said = await page.ask<'send'>({ verb: 'send', room, text: `p${round}`, style: 'say', key: `k${round}` })
    await page.ask<'edit'>({ verb: 'edit', room, seq: said.seq, text: `P${round}` })
    if (round % 2 === 0) await page.ask<'delete'>({ verb: 'delete', room, seq: said.seq })
  }
  writer.send('fim\n')
  const read = await readTo(reader, '[Lia] fim')
  await page.hears(({ event }) => event?.kind === 'message' && event.text === 'fim')
  const seqs = page.events.map(({ seq }) => seq)
  assert.deepEqual(
    seqs,
    Array.from(seqs, (_, index) => seqs[0]! + index),
  )
  assert.equal(read.length, 20 * 7 + 10 + 1)
  assert.deepEqual(read, page.events.flatMap(shown))
  // its own are not told to who writes on a line
  await page.ask<'send'>({ verb: 'send', room, text: 'tchau', style: 'say', key: 'tchau' })
  const own = await readTo(writer, '[Pat] tchau')
  assert.deepEqual(own, [...read.filter((line) => line.includes('Pat') && !line.startsWith('[Lia')), '[Pat] tchau'])
})

test('what a page and a line read back of a room is the same: the texts as they stand', async (t) => {
  const { port } = await openServer(t, {}, ['--rate-limit=off'])
  const [page, line] = [await SocketPerson.connect(port), await LineClient.connect(port)]
  t.after(() => [page, line].forEach((client) => client.destroy()))
  const room = await page.enter('Pat')
  await enter(line, 'Lia')
  line.send('um\n/editar UM\ndois\n/apagar\n/responder ultima três\nquatro\n')
  await page.hears(({ event }) => event?.kind === 'message' && event.text === 'quatro')
  const { seq } = await page.ask<'send'>({ verb: 'send', room, text: 'cinco', style: 'say', key: 'k' })
  await page.ask<'edit'>({ verb: 'edit', room, seq, text: 'cinco!' })
  line.send('/historico\n')
  await readTo(line, '--- geral: últimas 5 ---')
  const lines = []
  for (let count = 0; count < 5; count += 1) lines.push((await line.readLine()).replace(/^\[\d\d:\d\d\] /, ''))
  const { page: past } = await page.ask<'history'>({ verb: 'history', room, limit: 20 })
  assert.deepEqual(
    past.messages.map(({ text, deleted = false, edited }) => [text, deleted, edited !== undefined]),
    [
      ['UM', false, true],
      ['', true, false],
      ['três', false, false],
      ['quatro', false, false],
      ['cinco!', false, true],
    ],
  )
  assert.deepEqual(lines, [
    '[Lia] UM (editada)',
    '🗑️ Uma mensagem de Lia foi apagada.',
    '[Lia → Lia] três',
    '[Lia] quatro',
    '[Pat] cinco! (editada)',
  ])
})
