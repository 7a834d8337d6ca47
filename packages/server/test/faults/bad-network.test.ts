import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { FaultProxy } from '../support/fault-proxy.ts'
import { short } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { openServer } from '../support/test-server.ts'

const flags = ['--rate-limit=off']

test('[LINE1] [LINE3] through a network that splits and delays everything a conversation is the same', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const proxy = await FaultProxy.open(t, port)
  const near = await inRoom(t, port, 'Ana')
  proxy.back = { pieceBytes: 7, delayMs: 30 }
  const far = await Person.connect(t, proxy.port)
  // whole at first: a first piece without a line end may be one of the programs that send none
  await far.introduce('Bia')
  proxy.forth = { pieceBytes: 1, delayMs: 30 }
  await far.enterRoom('REDES')
  const texts = Array.from({ length: 30 }, (_, index) => `olá, café ${index} 🚀`)
  near.say(...texts)
  far.say(...texts)
  await far.hears(`[Ana] ${texts.at(-1)}`)
  await near.hears(`[Bia] ${texts.at(-1)}`)
  assert.deepEqual(
    said(far),
    texts.map((text) => `[Ana] ${text}`),
  )
  assert.deepEqual(
    said(near),
    texts.map((text) => `[Bia] ${text}`),
  )
})

test('[LOG4] a reader behind a slow link gets every message in order, later than the others', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const proxy = await FaultProxy.open(t, port)
  const [writer, fast] = [await inRoom(t, port, 'Ana'), await inRoom(t, port, 'Bia')]
  const slow = await inRoom(t, proxy.port, 'Lenta')
  proxy.back = { bytesPerSecond: 400_000, pieceBytes: 4_096 }
  const texts = Array.from({ length: short(2_000, 20_000) }, (_, index) => `${index} ${'x'.repeat(2_000)}`)
  for (const text of texts) await writer.sendAll(Buffer.from(`${text}\n`))
  await fast.hears(`[Ana] ${texts.at(-1)}`)
  const behind = texts.length - said(slow).length
  t.diagnostic(`${behind} behind when the others have all`)
  assert.ok(behind > 0, 'the slow link was none')
  proxy.back = { bytesPerSecond: 20_000_000, pieceBytes: 16_384 }
  await slow.hears(`[Ana] ${texts.at(-1)}`)
  assert.deepEqual(
    said(slow),
    texts.map((text) => `[Ana] ${text}`),
  )
})

test('[LOG4] a link that stands still holds nobody up, and brings everything when it moves again', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const proxy = await FaultProxy.open(t, port)
  const [writer, other] = [await inRoom(t, port, 'Ana'), await inRoom(t, port, 'Bia')]
  const cut = await inRoom(t, proxy.port, 'Longe')
  proxy.stall()
  cut.say('de longe')
  const texts = Array.from({ length: 3_000 }, (_, index) => `${index} ${'x'.repeat(500)}`)
  writer.say(...texts)
  await other.hears(`[Ana] ${texts.at(-1)}`)
  assert.equal(said(cut).length, 0)
  proxy.flow()
  await cut.hears(`[Ana] ${texts.at(-1)}`)
  assert.deepEqual(
    said(cut),
    texts.map((text) => `[Ana] ${text}`),
  )
  await other.hears('[Longe] de longe')
})

test('[LINE4] what arrived whole is said once, though its author hears nothing any more and is cut off', async (t) => {
  const { port } = await openServer(t, {}, flags)
  const proxy = await FaultProxy.open(t, port)
  const reader = await inRoom(t, port, 'Bia')
  const author = await inRoom(t, proxy.port, 'Ana')
  proxy.back = { isLost: true }
  author.say('um', 'dois', 'três')
  await reader.hears('[Ana] três')
  proxy.cut()
  await reader.hears("📝 Ana saiu da sala 'REDES'.")
  const again = await inRoom(t, port, 'Ana')
  again.say('quatro')
  await reader.hears('[Ana] quatro')
  assert.deepEqual(said(reader), ['[Ana] um', '[Ana] dois', '[Ana] três', '[Ana] quatro'])
})

function said({ lines }: Person): string[] {
  return lines.filter((line) => line.startsWith('['))
}

async function inRoom(t: TestContext, port: number, nick: string): Promise<Person> {
  const person = await Person.enter(t, port, nick)
  await person.enterRoom('REDES')
  return person
}
