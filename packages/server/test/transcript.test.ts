import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runTranscript } from './support/run-transcript.ts'
import { parseTranscript } from './support/transcript.ts'

const arrival = `
  # language en
  A connects
  A < Welcome to the server!
  A < =…
  A < Checkout …
  A < 🔸 …
  A < 🔸 …
  A < 🔸 …
  A < 🔸 …
  A < 🔸 …
  A < 🔸 …
  A < 🔸 …
  A < 🔸 …
  A <
  A < ==================================================
  A <| Please tell us your username: \n`

test('a transcript reads settings, remarks and what each client does', () => {
  const { settings, steps } = parseTranscript('# language en\n# A remark about it.\nA > oi\nBia <\nA >| o\nA ~\nB ends')
  assert.deepEqual([...settings], [['language', 'en']])
  assert.deepEqual(
    steps.map(({ client, action, text }) => [client, action, text]),
    [
      ['A', 'send', 'oi'],
      ['Bia', 'expect', ''],
      ['A', 'send_part', 'o'],
      ['A', 'fence', ''],
      ['B', 'ends', ''],
    ],
  )
  assert.throws(() => parseTranscript('a: oi'), /not a line of a transcript: a: oi/)
})

test('a conversation that goes as it is written passes', () =>
  runTranscript(`${arrival}
    A > Ana
    A < Welcome Ana!
    A ~
    A > :create lab
    A < Room lab created
    A < Joined room lab
    A ~
    A > :end
    A < Goodbye!
    A ends`))

const wrong: ReadonlyArray<readonly [string, string, RegExp]> = [
  ['another line', 'A > Ana\nA < Welcome Bia!', /Welcome Ana!/],
  ['a line more than was expected', 'A > Ana\nA ~', /something was waiting/],
  ['another beginning of a line', 'A > Ana\nA <| Hello', /Welco/],
  ['a line after the last one', 'A > Ana\nA < Welcome Ana!\nA > :end\nA ends', /Goodbye!/],
  ['an end before the next line', 'A > :end\nA < Goodbye!\nA < more', /the connection ended/],
]

for (const [name, steps, reason] of wrong) {
  test(`a conversation fails at ${name}, and says where`, async () => {
    await assert.rejects(runTranscript(`${arrival}\n${steps}`), (error: Error) => {
      assert.match(error.message, /^step \d+ of the transcript:\n/)
      assert.match(error.message, reason)
      return true
    })
  })
}
