import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodes } from '../errors.ts'
import { languages } from '../language.ts'
import { lineTexts } from './line.ts'

const details = [
  {},
  { given: 'REDES', nearest: 'REDES2', suggestions: ['a', 'b'], problem: 'too_long', size: 5, max: 4, count: 7 },
  { problem: 'toString', suggestions: [], count: 1, retryAfterMs: 8_400 },
]

for (const language of languages) {
  test(`every error has words in ${language}, whatever is known of it`, () => {
    for (const code of errorCodes) {
      for (const detail of details) {
        const lines = lineTexts[language].errors[code](detail, undefined)
        assert.ok(lines.length > 0)
        for (const line of lines) assert.doesNotMatch(line, /undefined|\[object|^\s*$|[\r\n]/, code)
      }
    }
  })
}

test('what was refused together is told with its number and the time to wait', () => {
  const detail = { count: 7, retryAfterMs: 8_400 }
  assert.deepEqual(lineTexts['pt-BR'].errors.rate_limited(detail, undefined), [
    '⚠️ Calma: 5 mensagens em 3 segundos. As últimas 7 linhas não foram enviadas; tente de novo em 9 s.',
  ])
  assert.match(
    String(lineTexts.en.errors.rate_limited({ count: 1 }, undefined)),
    /The last line was not sent; .* 1 s\.$/,
  )
})

test('too many entries, or commands, are told as what they are, with what to do', () => {
  const told = (problem: string): string[] =>
    languages.flatMap((language) =>
      lineTexts[language].errors.rate_limited({ problem, count: 1, retryAfterMs: 8_400 }, undefined),
    )
  assert.deepEqual(told('entries'), [
    '⚠️ Muitas entradas deste endereço. Espere 9 s e tente de novo.',
    '⚠️ Too many entries from this address. Wait 9 s and try again.',
  ])
  assert.deepEqual(told('commands'), [
    '⚠️ Calma: comandos demais de uma vez. Este não foi feito; tente de novo em 9 s.',
    '⚠️ Slow down: too many commands at once. This one was not done; try again in 9 s.',
  ])
})

test('too many files at once are told as whose they are, and a disk with room for messages alone as such', () => {
  const told = (problem?: string): string[] =>
    languages.flatMap((language) =>
      lineTexts[language].errors.uploads_full({ max: 9, ...(problem !== undefined && { problem }) }, undefined),
    )
  assert.deepEqual(told(), [
    '⚠️ Você já está enviando 9 arquivos. Espere um terminar, ou cancele um.',
    '⚠️ You are sending 9 files already. Wait until one is done, or cancel one.',
  ])
  assert.deepEqual(told('network'), [
    '⚠️ Já vêm 9 arquivos da sua rede, o máximo de uma vez. Tente de novo daqui a um minuto.',
    '⚠️ 9 files come from your network already, the most at once. Try again in a minute.',
  ])
  assert.deepEqual(told('server'), [
    '⚠️ Este servidor já está recebendo 9 arquivos, o máximo de uma vez. Tente de novo daqui a um minuto.',
    '⚠️ This server is taking 9 files already, the most at once. Try again in a minute.',
  ])
  assert.deepEqual(
    languages.flatMap((language) => lineTexts[language].errors.storage_full({ problem: 'files' }, undefined)),
    [
      '❌ O disco do servidor está quase cheio: ainda cabem mensagens, mas não arquivos. Fale com quem cuida dele.',
      '❌ The disk of the server is nearly full: it takes messages still, but no files. Tell who runs it.',
    ],
  )
})

test('the list of names ends with the number of those it leaves out', () => {
  const { people } = lineTexts['pt-BR']
  assert.deepEqual(
    [people(['Ana'], 0), people(['Gui', 'Luísa'], 0), people(['a', 'b', 'c'], 0), people(['Ana', 'Zé', 'Mari'], 30)],
    ['Ana', 'Gui e Luísa', 'a, b e c', 'Ana, Zé, Mari e mais 30'],
  )
})

test('arrivals and departures of a busy moment are one line, with at most ten names each', () => {
  const many = Array.from({ length: 300 }, (_, index) => `p${index}`)
  const line = lineTexts['pt-BR'].gathered('REDES', many, ['Lari'])
  assert.equal(line, `📝 Sala 'REDES': Entraram: ${many.slice(0, 10).join(', ')} e mais 290. Saiu: Lari.`)
  assert.equal(lineTexts.en.gathered('REDES', [], ['Lari']), "📝 Room 'REDES': Left: Lari.")
})

test('the greeting names the server, how many are there, and how to switch to English', () => {
  const greet = lineTexts['pt-BR'].greeting
  const [first, second] = greet({ name: 'Lab 3, Campus Aurora', version: '1.0', online: 58, rooms: 6 })
  assert.equal(first, 'Papo 1.0 · Lab 3, Campus Aurora                    (English? /lang en)')
  assert.equal(second, '58 pessoas online em 6 salas. Só o apelido, sem cadastro.')
  assert.match(
    String(greet({ name: '', version: '1.0', online: 1, rooms: 1 })),
    /^Papo 1\.0 .*,1 pessoa online em 1 sala\./,
  )
  assert.match(String(greet({ name: '', version: '1.0', online: 0, rooms: 0 })), /,Ninguém online ainda\. Só/)
})
