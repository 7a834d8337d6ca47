import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { Transform } from 'node:stream'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { mebibyte, messages, passMessages, settledMemory } from '../support/measured-talk.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const mostHeld = 16 * mebibyte

test('[HTTP5] [LOG4] who follows a room and stops reading costs at most 16 MB, and then gets every line', async (t) => {
  // garbage fills whatever young generation there is, in its own time: a small one leaves what is really held
  const env = { NODE_OPTIONS: '--max-semi-space-size=2' }
  const papo = await RunningPapo.start(t, { data: temporaryFolder(t), env, flags: ['--rate-limit=off'] })
  const reader = await inRoom(t, papo.port, 'Leitora')
  const writers = [await inRoom(t, papo.port, 'Ana'), await inRoom(t, papo.port, 'Bia')]
  const speak = (round: string): Promise<number> => passMessages(papo, { reader, writers, round })
  const slow = await follow(t, papo.port)
  writers[0]?.say('ouve?')
  await slow.hears('[Ana] ouve?')

  const without = await settledMemory(speak)
  slow.pause()
  const begin = slow.lines.length
  // what is held for the follower is held in every round, what is garbage in one of them is not
  let withSlow = await speak('com')
  for (const round of ['mais', 'de novo', 'outra vez']) {
    if (withSlow - without <= mostHeld) break
    withSlow = Math.min(withSlow, await speak(round))
  }
  const grown = (withSlow - without) / mebibyte
  t.diagnostic(`${grown.toFixed(1)} MB more with the slow follower`)
  assert.ok(slow.lines.length - begin < messages / 4, 'the slow follower was none')
  slow.resume()
  // counted as they come: to look through all rounds again with each of them takes minutes
  let [seen, count] = [begin, 0]
  await slow.finds('every line', () => {
    for (; seen < slow.lines.length; seen += 1) if (isOfRound(slow.lines[seen])) count += 1
    return count >= messages
  })
  const said = (person: Person): string[] => person.lines.filter(isOfRound)
  assert.deepEqual(said(slow), said(reader))
  assert.ok(withSlow - without <= mostHeld, `grown by ${grown} MB`)
  // and is live again
  writers[0]?.say('ao vivo')
  await slow.hears('[Ana] ao vivo')
})

/** Whether a line was said while the follower was slow. */
function isOfRound(line = ''): boolean {
  return line.slice(0, 60).includes('] com ')
}

/** Somebody who follows the room by its plain address. */
async function follow(t: TestContext, port: number): Promise<Person> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const person = new Person(t, { input: socket.pipe(withLineEnds()), output: socket })
  person.send('GET /s/redes.txt?follow HTTP/1.0\r\nHost: x\r\n\r\n')
  await person.finds('an answer', () => person.lines.includes(''))
  return person
}

/** Its lines end by LF alone: what comes out ends as a person's lines do. */
function withLineEnds(): Transform {
  return new Transform({
    transform: (chunk: Buffer, _, done) =>
      done(null, Buffer.from(chunk.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')),
  })
}

async function inRoom(t: TestContext, port: number, nick: string): Promise<Person> {
  const person = await Person.enter(t, port, nick)
  await person.enterRoom('REDES')
  return person
}
