import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, after, test } from 'node:test'
import { LineClient } from './support/line-client.ts'
import { type Outcome, PapoProcess } from './support/papo-process.ts'

const folders: string[] = []
// At the very end: a server that is still being stopped writes into its folder.
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'papo-command-'))
  folders.push(folder)
  return folder
}

function papo(args: string, env: NodeJS.Dict<string> = {}): Promise<Outcome> {
  return new PapoProcess(args.split(' '), { folder: makeFolder(), env }).ended()
}

/** A server that is stopped when the test is over. */
function serve(t: TestContext, folder: string, ...args: string[]): PapoProcess {
  const process = new PapoProcess(['serve', '--host=127.0.0.1', '--port=0', ...args], { folder })
  t.after(async () => {
    process.kill('SIGKILL')
    await process.ended()
  })
  return process
}

test('papo --version prints the version', async () => {
  const { code, out } = await papo('--version')
  assert.equal(code, 0)
  assert.match(out, /^papo \d+\.\d+\.\d+\n$/)
})

for (const [language, word] of [
  ['pt-BR', 'Uso: papo'],
  ['en', 'Usage: papo'],
] as const) {
  test(`papo help names every flag within 80 columns in ${language}`, async () => {
    const { code, out } = await papo(`help --language ${language}`)
    assert.equal(code, 0)
    assert.ok(out.startsWith(word))
    for (const line of out.split('\n')) assert.ok(line.length <= 80, line)
    for (const flag of ['--host', '--port', '--listen', '--data', '--language', '--rate-limit'])
      assert.ok(out.includes(`\n  ${flag} `))
  })
}

for (const command of ['serve', 'config', 'demo', 'help', 'join']) {
  for (const flag of ['--help', '-h']) {
    test(`papo ${command} ${flag} prints how it is called`, async () => {
      const { code, out, err } = await papo(`${command} ${flag} --language=en`)
      assert.deepEqual([code, err], [0, ''])
      assert.ok(out.startsWith('Usage: papo'))
    })
  }
}

test('[CONFIG6] a command or flag that does not exist ends it with the nearest one', async () => {
  const command = await papo('sevre')
  assert.deepEqual(
    [command.code, command.err],
    [2, 'Não conheço o comando sevre. Você quis dizer serve? Veja papo help.\n'],
  )
  const flag = await papo('--prot 1', { LANG: 'en_US.UTF-8' })
  assert.deepEqual([flag.code, flag.err], [2, "I don't know --prot. Did you mean --port? See papo help.\n"])
  const variable = await papo('config', { PAPO_PROT: '1' })
  assert.deepEqual(
    [variable.code, variable.err],
    [2, 'Não conheço PAPO_PROT. Você quis dizer PAPO_PORT? Veja papo help.\n'],
  )
})

test('[CONFIG7] a papo.json that holds no settings is told what it must be', async () => {
  const folder = makeFolder()
  const file = join(folder, 'papo.json')
  const run = (): Promise<Outcome> => new PapoProcess(['--language', 'en'], { folder }).ended()
  writeFileSync(file, '[]')
  const list = await run()
  assert.deepEqual([list.code, list.err], [2, `${file} must be an object, such as { "port": 6789 }.\n`])
  writeFileSync(file, '{')
  const half = await run()
  assert.equal(half.code, 2)
  assert.ok(half.err.startsWith(`${file} is no valid JSON (`), half.err)
})

test('[CONFIG2] papo config prints each value and where it came from', async () => {
  const folder = makeFolder()
  writeFileSync(join(folder, 'papo.json'), '{ "name": "Lab 3" }')
  const process = new PapoProcess(['config', '--language', 'en'], { folder, env: { SERVER_PORT: '5679' } })
  const { code, out } = await process.ended()
  assert.equal(code, 0)
  assert.match(out, /^port +5679 +environment, SERVER_PORT$/m)
  assert.match(out, /^name +Lab 3 +file .*papo\.json$/m)
  assert.match(out, /^language +en +flag --language$/m)
  assert.match(out, /^rooms +1000 +default$/m)
})

test('[OUT2] --port 0 takes a free port and says which', async (t) => {
  const process = serve(t, makeFolder())
  const port = await process.port()
  assert.ok(port > 0)
  const client = await LineClient.connect(port)
  client.send('Lari\n')
  await process.writes(/"event":"named".*"nick":"Lari"/)
  client.destroy()
  await process.writes(/"event":"disconnected".*"nick":"Lari"/)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`[OUT5] ${signal} ends it with code 0 and everyone told; started again at once, it listens`, async (t) => {
    const folder = makeFolder()
    const first = serve(t, folder)
    const port = await first.port()
    const client = await LineClient.connect(port)
    client.send('Lari\n')
    await first.writes(/"event":"named"/)
    const begin = performance.now()
    first.kill(signal)
    // The terminal and npm both send one: the second must not cut the first short.
    first.kill(signal)
    await client.ended()
    client.hangUp()
    const { code, out } = await first.ended()
    assert.equal(code, 0)
    assert.ok(performance.now() - begin < 5_000)
    assert.match(out, /"event":"stopped"/)
    assert.match(client.waiting, /\S\r\n$/)
    const again = serve(t, folder, `--port=${port}`)
    assert.equal(await again.port(), port)
  })
}

test('[OUT5] a port in use, a folder in use: one sentence, code 1', async (t) => {
  const other: Server = createServer().listen(0, '127.0.0.1')
  t.after(() => other.close())
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const taken = await papo(`serve --host 127.0.0.1 --port ${port}`)
  assert.equal(taken.code, 1)
  assert.match(taken.err, new RegExp(`^A porta 127.0.0.1:${port} já está em uso\\..*\n$`))
  const folder = makeFolder()
  await serve(t, folder).port()
  const second = await serve(t, folder).ended()
  assert.equal(second.code, 1)
  assert.match(second.err, /^[^\n]+\n$/)
})

test('[OUT5] a data folder that cannot be made ends it at once, with a sentence that says what to do', async () => {
  const file = join(makeFolder(), 'file')
  writeFileSync(file, '')
  for (const [folder, sentence] of [
    [
      '/proc/papo',
      "I can't make the folder /proc/papo or write in it. See its permissions, or choose another with --data.",
    ],
    [
      '/proc/papo/in',
      "I can't make the folder /proc/papo/in or write in it. See its permissions, or choose another with --data.",
    ],
    [file, `${file} can't be a folder: there is a file in that path. Choose another with --data.`],
  ] as const) {
    const { code, err } = await papo(`serve --host 127.0.0.1 --port 0 --language en --data ${folder}`)
    assert.deepEqual([code, err], [1, `${sentence}\n`])
  }
})

test('[CONFIG10] a new folder that is called memory is warned of, once, and what keeps nothing is not', async (t) => {
  const folder = makeFolder()
  const start = async (...args: string[]): Promise<string> => {
    const process = serve(t, folder, ...args)
    await process.port()
    process.kill('SIGTERM')
    return (await process.ended()).err
  }
  assert.equal(await start('--data', 'memory:'), '')
  assert.deepEqual(readdirSync(folder), [])
  assert.match(await start('--data', 'memory'), /^memory é uma pasta nova, .*"memory:", com dois-pontos\.\n$/)
  assert.deepEqual(readdirSync(folder), ['memory'])
  assert.equal(await start('--data', 'memory', '--language=en'), '')
  rmSync(join(folder, 'memory'), { recursive: true })
  assert.match(await start('--data=memory', '--language=en'), /^memory is a new folder, .*"memory:", with a colon\.\n$/)
})

test('[OUT6] the data folder is for its owner alone, and no other file is written', async () => {
  const folder = makeFolder()
  const process = new PapoProcess(['--host=127.0.0.1', '--port=0'], { folder, env: { NODE_COMPILE_CACHE: undefined } })
  await process.port()
  process.kill('SIGTERM')
  await process.ended()
  assert.deepEqual(readdirSync(folder), ['data'])
  assert.equal(statSync(join(folder, 'data')).mode & 0o777, 0o700)
  assert.ok(readdirSync(join(folder, 'data')).includes('cache'))
})
