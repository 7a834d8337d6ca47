import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWebHouse } from '../support/web-house.ts'

/** A frame, what its error tells programs, and what it tells people. */
const wrong: ReadonlyArray<readonly [string, object, string, string]> = [
  ['nope', { given: '', problem: 'not_json' }, 'precisa ser um objeto JSON.', 'it must be a JSON object.'],
  [
    '{"verb":"send","room":"geral","text":"oi","style":"say"}',
    { given: 'room', problem: 'integer' },
    '"room" precisa ser um número inteiro.',
    '"room" must be a whole number.',
  ],
  [
    '{"verb":"resume","rooms":[{"room":1,"epoch":7,"seq":0}]}',
    { given: 'rooms.0.epoch', problem: 'text' },
    '"rooms.0.epoch" precisa ser um texto.',
    '"rooms.0.epoch" must be text.',
  ],
  ['{"verb":"nick"}', { given: 'nick', problem: 'missing' }, 'falta "nick".', '"nick" is missing.'],
  [
    '{"verb":"send","room":1,"text":"oi","style":"shout"}',
    { given: 'style', problem: 'one_of', expected: ['say', 'act'] },
    '"style" precisa ser um destes: say, act.',
    '"style" must be one of these: say, act.',
  ],
  [
    '{"verb":"watch","on":"yes"}',
    { given: 'on', problem: 'boolean' },
    '"on" precisa ser true ou false.',
    '"on" must be true or false.',
  ],
  [
    '{"verb":"resume","rooms":"all"}',
    { given: 'rooms', problem: 'list' },
    '"rooms" precisa ser uma lista.',
    '"rooms" must be a list.',
  ],
  [
    '{"verb":"mark","room":1,"marker":5}',
    { given: 'marker', problem: 'object' },
    '"marker" precisa ser um objeto.',
    '"marker" must be an object.',
  ],
  [
    '{"verb":"join","room":{"nome":"geral"}}',
    { given: 'room', problem: 'shape' },
    '"room" não tem os campos de que precisa.',
    '"room" does not have the fields that it needs.',
  ],
  [
    '{"verb":"history","room":-1,"limit":5}',
    { given: 'room', problem: 'value' },
    '"room" tem um valor que não pode ter.',
    '"room" has a value that it cannot have.',
  ],
]

for (const [frame, detail, portuguese, english] of wrong) {
  test(`[SOCKET3] the error of ${frame} names the field and what it must be, in both languages`, async (t) => {
    const house = await openWebHouse(t)
    for (const [language, words] of [
      ['pt-BR', `Esse quadro não foi entendido: ${portuguese}`],
      ['en', `That frame was not understood: ${english}`],
    ] as const) {
      const lari = await house.connect({ headers: { 'Accept-Language': language } })
      lari.send(frame)
      const { error } = await lari.hears(({ error }) => error !== undefined)
      assert.deepEqual(error, { code: 'frame_invalid', text: words, detail })
    }
  })
}
