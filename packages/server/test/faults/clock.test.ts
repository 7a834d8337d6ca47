import assert from 'node:assert/strict'
import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { StoredLog } from '../support/stored-log.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const people = 20

test('[STORE5] when the clock jumps an hour ahead and back, all are served on, in order, and nobody is dropped', async (t) => {
  if (requireTool(t, 'faketime') === undefined) return
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1')
  assert.ok(library)
  const folder = temporaryFolder(t)
  const data = join(folder, 'data')
  const clock = join(folder, 'clock')
  const jump = (seconds: string): void => writeFileSync(clock, `${seconds}\n`)
  jump('+0')
  const env = {
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    LD_PRELOAD: library,
  }
  const papo = await RunningPapo.start(t, { data, env, flags: ['--rate-limit=off'] })
  const all: Person[] = []
  for (let index = 0; index < people; index += 1) {
    const person = await Person.enter(t, papo.port, `pessoa ${String.fromCodePoint(97 + index).repeat(2)}`)
    await person.enterRoom('REDES')
    all.push(person)
  }
  for (const seconds of ['+0', '+3600', '-3600', '+0']) {
    jump(seconds)
    for (const [index, person] of all.entries()) {
      const text = `agora ${seconds} ${index}`
      person.say(text)
      const others = all.filter((one) => one !== person)
      await Promise.all(others.map((other) => other.hears((line) => line.endsWith(`] ${text}`))))
    }
  }
  assert.ok(all.every(({ hasEnded }) => !hasEnded))
  await Person.enter(t, papo.port, 'Depois')

  const log = new StoredLog(data)
  const kept = log.messages('REDES')
  assert.equal(kept.length, 4 * people)
  assert.deepEqual(log.holes(), [])
  const stamps = kept.map(({ at }) => at)
  assert.deepEqual(
    stamps,
    stamps.toSorted((one, other) => one - other),
    'time goes back within a room',
  )
  assert.ok((stamps.at(-1) ?? 0) - (stamps[0] ?? 0) > 3_000_000, 'the clock never jumped')
})
