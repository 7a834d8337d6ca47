import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { atEnd } from '../support/at-end.ts'
import { Person } from '../support/person.ts'
import { openServer } from '../support/test-server.ts'

const sdk = join(import.meta.dirname, '../../../sdk')
const program = join(sdk, 'examples/echo-bot.ts')

test('the ten lines of the example are a bot that answers, in one room with lines', async (t) => {
  const { port } = await openServer(t, {})
  const lari = await Person.enter(t, port, 'Lari')
  await lari.enterRoom('geral')
  const bot = spawn(process.execPath, [program, `127.0.0.1:${port}`], { stdio: 'inherit' })
  atEnd(t, () => void bot.kill())
  await lari.hears('[Eco] Cheguei. Digam !eco e alguma coisa.')
  lari.say('!eco um dois', 'isto não', '!eco três')
  await lari.hears('[Eco] um dois')
  await lari.hears('[Eco] três')
})

test('the README shows the bot as it is', () => {
  const text = readFileSync(program, 'utf8')
  assert.ok(text.trim().split('\n').length <= 10)
  assert.ok(readFileSync(join(sdk, 'README.md'), 'utf8').includes(text))
})
