import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { hears, openLineHouse, says } from '../support/line-house.ts'
import { inEnglish } from '../support/opening-scenes.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { playScene } from '../support/scene.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

test('S1, abnormal: a blank message ends no connection, leaves no ghost and is not said', () =>
  playScene(`
    ${inEnglish}
    Bia >
    Bia > \x20\x20\x20
    Bia > \t
    Bia ~
    Bia > :users
    Bia < 👤 Ana
    Bia < 👤 Bia
    Ana ~`))

test('S1, abnormal: :checkout to the room one is alone in changes nothing', () =>
  playScene(`
    # language en
    # temporary-rooms 0
    Ana arrives
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Ana > :checkout r1
    Ana < You are already in room r1
    Ana > :users
    Ana < 👤 Ana
    Ana > :list
    Ana < 🚪 r1
    Ana ~`))

for (const [end, leave] of [
  ['FIN', 'hangs up'],
  ['RST', 'resets'],
] as const) {
  test(`S1, abnormal: who goes by ${end} is missed at once, the name is free, and who speaks next stays`, () =>
    playScene(`
      # language en
      Ana arrives
      Ana > :create r1
      Ana < Room r1 created
      Ana < Joined room r1
      Caio arrives
      Caio > :join r1
      Caio < Joined room r1
      Ana < Caio has joined the room
      Bia arrives
      Bia > :join r1
      Bia < Joined room r1
      Ana < Bia has joined the room
      Caio < Bia has joined the room
      Caio ${leave}
      Ana < Caio has left the room
      Bia < Caio has left the room
      Ana > :users
      Ana < 👤 Ana
      Ana < 👤 Bia
      D arrives as Caio
      Ana > msg 1
      Bia < [Ana] msg 1
      Ana > msg 2
      Bia < [Ana] msg 2
      Bia > msg 3
      Ana < [Bia] msg 3
      Ana ~
      D ~`))
}

test('S1, abnormal: an end at the question for the name does no harm', () =>
  playScene(`
    # language en
    Ana arrives
    Ana > :create r1
    Ana < Room r1 created
    Ana < Joined room r1
    Bia connects
    Bia is asked
    Bia hangs up
    Bia ends
    Caio connects
    Caio resets
    Dora arrives
    Dora > :join r1
    Dora < Joined room r1
    Ana < Dora has joined the room
    Ana ~`))

test('S1, abnormal: two lines in one read are two, and both are answered', async (t) => {
  const house = await openLineHouse(t, { language: 'en' })
  const ana = await house.enter('ana')
  await says(ana, ':create r1\n:list', 'Room r1 created', 'Joined room r1', '🚪 r1')
})

test('S1, abnormal: 1,500 bytes are one message, and a character at byte 1,024 is not cut', async (t) => {
  const house = await openLineHouse(t, { language: 'en' })
  const ana = await house.enter('ana', 'r1')
  const bia = await house.enter('bia')
  await says(bia, ':join r1', 'Joined room r1')
  const long = `${'x'.repeat(1_023)}é${'ção 👋 '.repeat(40)}fim`
  bia.send(`${long}\n`)
  await hears(ana, 'bia has joined the room', `[bia] ${long}`)
})

test('S1, abnormal: bytes that are no UTF-8 end no connection', async (t) => {
  const house = await openLineHouse(t, { language: 'en' })
  const peer = await house.connectPeer()
  peer.send('ana\n:create r1\n')
  peer.send(Buffer.from([0x6f, 0xc3, 0x28, 0x69, 0x0a]))
  await peer.hears('⚠️ That line was not read: it is not UTF-8 text.\r\n')
  peer.send(':users\n')
  await peer.hears('👤 ana\r\n')
})

test('S1, abnormal: twenty who vanished cost no processor', async (t) => {
  const data = temporaryFolder(t)
  const papo = await RunningPapo.start(t, { data, flags: ['--rate-limit=off'] })
  const ana = await Person.enter(t, papo.port, 'ana')
  await ana.enterRoom('r1')
  for (let ghost = 0; ghost < 20; ghost += 1) {
    const person = await Person.enter(t, papo.port, `ghost${ghost}`)
    await person.enterRoom('r1')
    if (ghost % 2 === 0) person.hangUp()
    else person.reset()
  }
  await papo.logs('20 ends', () => papo.events.filter(({ event }) => event === 'disconnected').length === 20)
  await ana.isAnswered()
  const [before, begin] = [papo.cpuMs, performance.now()]
  // a processor that does nothing can only be seen over a time
  await delay(1_000)
  const share = (papo.cpuMs - before) / (performance.now() - begin)
  assert.ok(share < 0.5, `${Math.round(100 * share)}% of a processor`)
  await ana.isAnswered()
})
