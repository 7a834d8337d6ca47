import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import type { FileView } from '@papo/protocol'
import { isLong } from '../support/length.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { hashOf, png } from '../support/sample-files.ts'
import { SocketPerson } from '../support/socket-person.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { TusClient } from '../support/tus-client.ts'
import { until } from '../support/until.ts'
import { askAt } from '../support/web-house.ts'

/** A moment of an upload whose bytes are all on their way, and what must be there when it was killed then. */
interface Moment {
  readonly name: string
  come(papo: RunningPapo, files: string): Promise<void>
  readonly isWhole?: true
}

const drawing: Moment = {
  name: 'while it is drawn',
  isWhole: true,
  come: ({ pid }) => until('somebody draws', () => childrenOf(pid) !== ''),
}
const named: Moment = {
  name: 'when its content has its name',
  isWhole: true,
  come: (_, files) => until('it is named', () => contentsOf(files).length > 0),
}

function after(ms: number): Moment {
  // the moment of a fault is no condition to wait for
  return { name: `after ${ms} ms`, come: () => delay(ms) }
}

const moments = isLong
  ? [
      ...Array.from({ length: 10 }, () => [drawing, named]).flat(),
      ...Array.from({ length: 50 }, (_, n) => after(n * 8)),
    ]
  : [drawing, named, after(randomInt(200))]

for (const [n, moment] of moments.entries()) {
  test(`[FILE10] [FILE15] kill -9 ${moment.name} loses no upload, and leaves nothing behind`, async (t) => {
    const data = temporaryFolder(t)
    const files = join(data, 'files')
    const bytes = png(3_000 + n, 2_000)
    const first = await RunningPapo.start(t, { data })
    const { token, room } = await enter(first.port)
    const headers = { Authorization: `Bearer ${token}` }
    const before = new TusClient({ ask: (asked) => askAt(first.port, asked) }, { headers })
    const path = await before.begin({ room }, bytes.length, 'foto.png')
    const patching = before.patch(path, 0, bytes).catch(() => undefined)
    await moment.come(first, files)
    await first.kill()
    await patching
    const { port } = await RunningPapo.start(t, { data })
    const tus = new TusClient({ ask: (asked) => askAt(port, asked) }, { headers })
    const offset = await tus.offset(path)
    if (moment.isWhole) assert.equal(offset, bytes.length)
    const { status, body } = await tus.patch(path, offset, bytes.subarray(offset))
    assert.equal(status, 200, body)
    const view = JSON.parse(body) as FileView
    assert.deepEqual([`/tus/${view.id}`, view.width, view.height], [path, 3_000 + n, 2_000])
    await says(port, token, view.id)
    const got = await askAt(port, { path: `/a/${view.id}/x`, headers })
    assert.equal(hashOf(got.bytes), hashOf(bytes))
    assert.deepEqual(contentsOf(files), [hashOf(bytes)])
    await until('nothing else is left', () => readdirSync(join(files, 'incoming')).length === 0)
  })
}

/** The processes that a process started. */
function childrenOf(pid: number): string {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
}

/** The contents that are kept in a folder of files. */
function contentsOf(files: string): string[] {
  const shelves = readdirSync(files).filter((name) => /^[0-9a-f]{2}$/.test(name))
  return shelves.flatMap((shelf) => readdirSync(join(files, shelf)))
}

async function enter(port: number): Promise<{ token: string; room: number }> {
  const headers = { 'Content-Type': 'application/json' }
  const entered = await askAt(port, { method: 'POST', path: '/entrar', headers, body: '{"nick":"Lari"}' })
  const { token } = JSON.parse(entered.body) as { token: string }
  const { person, room } = await inRoom(port, token)
  person.destroy()
  return { token, room }
}

/** Says a message that brings a file. */
async function says(port: number, token: string, id: string): Promise<void> {
  const { person, room } = await inRoom(port, token)
  await person.ask<'send'>({ verb: 'send', room, text: '', style: 'say', key: 'a', files: [{ id }] })
  person.destroy()
}

/** Somebody in the room `geral`. */
async function inRoom(port: number, token: string): Promise<{ person: SocketPerson; room: number }> {
  const person = await SocketPerson.connect(port)
  await person.ask<'hello'>({ verb: 'hello', token })
  const { membership } = await person.ask<'join'>({ verb: 'join', room: { name: 'geral' } })
  return { person, room: membership.room.id }
}
