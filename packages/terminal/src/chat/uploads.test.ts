import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import type { Client, Room } from '@papo/sdk'
import { Telling } from './telling.ts'
import { Uploads } from './uploads.ts'

interface Desk {
  readonly uploads: Uploads
  readonly said: string[]
  /** The line that says how far it is, as it changed. */
  readonly shown: (string | undefined)[]
  /** The files that the server took. */
  readonly taken: string[]
  readonly send: (name: string) => Promise<void>
}

type Ask = (command: { readonly name: string }) => Promise<unknown>

const room = { id: 1 } as Room
const link: Ask = ({ name }) => Promise.resolve({ path: `/${name}` })

/** Somebody who sends files, to a server that takes them all but `held.bin`, of which it reads nothing. */
async function open(t: TestContext, ask: Ask = link): Promise<Desk> {
  const taken: string[] = []
  const server = createServer((request, response) => {
    const name = request.url?.slice(1) ?? ''
    if (name === 'held.bin') return
    taken.push(name)
    request.resume().on('end', () => response.writeHead(201).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const folder = mkdtempSync(join(tmpdir(), 'papo-uploads-'))
  t.after(() => {
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const client = { ask } as unknown as Client
  const said: string[] = []
  const shown: (string | undefined)[] = []
  const uploads = new Uploads({
    client,
    telling: new Telling(client, 'pt-BR'),
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    show: (status) => shown.push(status),
    say: (lines) => said.push(...lines),
    refuse: (error) => assert.fail(String(error)),
  })
  const send = (name: string): Promise<void> => {
    writeFileSync(join(folder, name), Buffer.alloc(name === 'held.bin' ? 8_000_000 : 10, 1))
    return uploads.send(room, join(folder, name))
  }
  return { uploads, said, shown, taken, send }
}

/** Resolves when the line that says how far it is names this file. */
async function isGoing({ shown }: Desk, name: string): Promise<void> {
  while (!shown.some((status) => status?.includes(name) === true))
    await new Promise((resolve) => setTimeout(resolve, 5))
}

test('cancelled, the file that is on its way ends at once, says so, and the next one goes', async (t) => {
  const desk = await open(t)
  const { uploads, said, shown, taken, send } = desk
  await send('held.bin')
  await isGoing(desk, 'held.bin')
  assert.match(shown.at(-1) ?? '', /^🔹 Enviando held\.bin: \d+% de 7,6 MB \(Ctrl\+C cancela\)$/)
  await send('next.bin')
  assert.equal(uploads.cancel(), true)
  await uploads.done
  assert.deepEqual([said, taken, shown.at(-1)], [['🔹 Envio cancelado: held.bin'], ['next.bin'], undefined])
  assert.equal(uploads.cancel(), false)
})

test('one that waits for a connection can be cancelled too', { timeout: 10_000 }, async (t) => {
  const asked = Promise.withResolvers<void>()
  const never: Ask = () => {
    asked.resolve()
    return new Promise(() => undefined)
  }
  const { uploads, said, send } = await open(t, never)
  await send('nota.txt')
  await asked.promise
  assert.equal(uploads.cancel(), true)
  await uploads.done
  assert.deepEqual(said, ['🔹 Envio cancelado: nota.txt'])
})
