import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { openLog } from './server-log.ts'
import { visible } from './visible.ts'
import type { LogEvent } from './log-event.ts'

const from = { address: '127.0.0.1', port: 48_672 }

function write(form: 'text' | 'json', events: readonly LogEvent[], language: 'pt-BR' | 'en' = 'pt-BR'): string {
  let written = ''
  const log = openLog({ form, language, sink: { write: (line) => (written += line) } })
  for (const event of events) log.write(event)
  void log.close()
  return written
}

const life: readonly LogEvent[] = [
  { event: 'connected', ...from },
  { event: 'named', nick: 'Lari', ...from },
  { event: 'disconnected', nick: 'Lari', reason: 'quit', ...from },
]

test("[OUT1] on a terminal the life of a connection is S2's lines and the reason of its end", () => {
  assert.equal(
    write('text', life),
    `Nova conexão de ('127.0.0.1', 48672) (aguardando apelido...)\n` +
      `Cliente conectado: Lari (('127.0.0.1', 48672))\n` +
      `Lari ('127.0.0.1', 48672) desconectou do chat. (saiu)\n`,
  )
})

test('[OUT1] listening says where, and how to come in', () => {
  const lines = write('text', [{ event: 'listening', kind: 'any', host: '127.0.0.1', port: 6789 }])
  assert.equal(
    lines,
    'Servidor rodando em 127.0.0.1:6789\nPara conversar:\n  http://127.0.0.1:6789\n  nc 127.0.0.1 6789\n',
  )
  const english = write('text', [{ event: 'listening', kind: 'http', host: '::1', port: 5679 }], 'en')
  assert.equal(english, 'Server is listening on port 5679\nTo talk:\n  http://[::1]:5679\n')
  const line = write('text', [{ event: 'listening', kind: 'line', host: '127.0.0.1', port: 5679 }], 'en')
  assert.equal(line, 'Server is listening on port 5679\nTo talk:\n  nc 127.0.0.1 5679\n')
})

test("[OUT1] listening everywhere names every address of the machine, the machine's own first", () => {
  const lines = write('text', [{ event: 'listening', kind: 'any', host: '::', port: 6789 }]).split('\n')
  assert.equal(lines[0], 'Servidor rodando em [::]:6789')
  assert.equal(lines[2], '  http://127.0.0.1:6789')
  assert.ok(lines.includes('  nc 127.0.0.1 6789'))
})

test('[OUT2] not on a terminal each event is one line of JSON with its fields', () => {
  const listening: LogEvent = { event: 'listening', kind: 'any', host: '::', port: 6789 }
  const lines = write('json', [listening, ...life])
    .trimEnd()
    .split('\n')
  const parsed = lines.map((line): Record<string, unknown> => JSON.parse(line) as Record<string, unknown>)
  assert.deepEqual(
    parsed.map(({ level, event }) => [level, event]),
    [
      ['info', 'listening'],
      ['info', 'connected'],
      ['info', 'named'],
      ['info', 'disconnected'],
    ],
  )
  assert.equal(parsed[0]?.['port'], 6789)
  assert.deepEqual([parsed[2]?.['nick'], parsed[2]?.['address'], parsed[2]?.['port']], ['Lari', '127.0.0.1', 48_672])
  assert.match(String(parsed[3]?.['time']), /^\d{4}-\d\d-\d\dT/)
})

const attacks = [
  'a\r\n{"level":"fatal"}',
  '%s%n%d%j%O',
  '${jndi:ldap://x/a}',
  '\u001b[2J\u009b31mx\u007f',
  '\u202eonimda',
  '\ud800',
  '',
]

// docs/reliability.md row 19: as many lines as events, all JSON, no raw control byte.
test('[OUT3] nothing that somebody calls himself makes another line, another field or a control byte', () => {
  const events = attacks.map((nick): LogEvent => ({ event: 'named', nick, ...from }))
  const json = write('json', events)
  const lines = json.split('\n').slice(0, -1)
  assert.equal(lines.length, events.length)
  for (const line of lines) assert.equal((JSON.parse(line) as { level: string }).level, 'info')
  const text = write('text', events)
  assert.equal(text.split('\n').length - 1, events.length)
  for (const written of [json, text])
    assert.doesNotMatch(written.replaceAll('\n', ''), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
  assert.match(text, /␛\[2J<U\+009B>31mx␡/)
  assert.match(text, /%s%n%d%j%O/)
})

test('[OUT3] no string at all leaves a character that hides or moves the cursor', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(visible(text), /[\p{C}\p{Zl}\p{Zp}]/u)
    }),
  )
})

test('[OUT4] an error is written with its stack, and a thing that is no error too', () => {
  const error = Object.assign(new Error('no \u001bspace'), { code: 'ENOSPC' })
  const [first, second] = write('json', [
    { event: 'error', error },
    { event: 'error', error: 'odd' },
  ]).split('\n')
  const fields = JSON.parse(first ?? '') as { level: string; error: { code: string; message: string; stack: string } }
  assert.deepEqual([fields.level, fields.error.code, fields.error.message], ['error', 'ENOSPC', 'no ␛space'])
  assert.match(fields.error.stack, /server-log\.test\.ts/)
  assert.equal((JSON.parse(second ?? '') as { error: { message: string } }).error.message, 'odd')
  assert.match(write('text', [{ event: 'error', error }]), /^Erro: Error: no ␛space\n {4}at /)
})

test('all that was written before it was closed is there, though the process ends at once', async () => {
  const program = `
    import { openLog } from ${JSON.stringify(new URL('server-log.ts', import.meta.url).href)}
    const log = openLog({ form: 'json', language: 'en' })
    for (let line = 0; line < 1000; line++) log.write({ event: 'stopping' })
    log.write({ event: 'stopped' })
    await log.close()
    process.exit(0)
  `
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, ['--input-type=module-typescript', '--eval', program])
  const lines = stdout.trimEnd().split('\n')
  assert.equal(lines.length, 1001)
  assert.match(lines.at(-1) ?? '', /"event":"stopped"/)
})
