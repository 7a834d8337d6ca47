import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { short } from '../support/length.ts'
import { Person } from '../support/person.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { mountSmallDisk } from '../support/small-disk.ts'
import { StoredLog } from '../support/stored-log.ts'
import { requireTool } from '../support/system-tool.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const full = '❌ O disco do servidor está cheio. Nada foi enviado; tente de novo mais tarde.'
const failed = '❌ O servidor não conseguiu gravar. Nada foi enviado; tente de novo.'
const flags = ['--rate-limit=off']

test('[SEND6] on a full disk authors are told, readers read on, and with room again writing works; nothing is lost', async (t) => {
  const disk = mountSmallDisk(t, 16)
  if (disk === undefined) return
  const data = join(disk, 'data')
  const ballast = join(disk, 'ballast')
  writeFileSync(ballast, Buffer.alloc(8 * 1024 * 1024))
  let papo = await RunningPapo.start(t, { data, flags })
  const { author, reader } = await inRoom(t, papo)

  const sent = await sayUntilRefused(author, reader)
  reader.say('/historico 20')
  await reader.hears('--- REDES: últimas 20 ---')
  await reader.hears((line) => line.endsWith(`[Autora] ${sent.at(-1)}`))
  const late = await Person.enter(t, papo.port, 'Atrasada')
  await late.enterRoom('REDES')

  rmSync(ballast)
  author.say('voltou')
  await reader.hears('[Autora] voltou')
  await papo.kill()
  papo = await RunningPapo.start(t, { data, flags })
  const log = new StoredLog(data)
  assert.equal(log.integrity(), 'ok')
  assert.deepEqual(
    log.messages('REDES').map(({ body }) => body),
    [...sent, 'voltou'],
  )
})

test('[SEND6] writes that fail now and then are told to their authors; what is delivered is what is kept', async (t) => {
  const control = requireTool(t, 'fiu-ctrl')
  const library = '/usr/lib/fiu'
  if (control === undefined) return
  assert.ok(existsSync(library))
  const folder = temporaryFolder(t)
  const data = join(folder, 'data')
  const pipe = join(folder, 'fiu')
  const preload = `${library}/fiu_run_preload.so ${library}/fiu_posix_preload.so`
  const papo = await RunningPapo.start(t, { data, flags, env: { LD_PRELOAD: preload, FIU_CTRL_FIFO: pipe } })
  const { author, reader } = await inRoom(t, papo)
  const fail = (what: string): void => {
    const { status } = spawnSync(control, [
      '-f',
      pipe,
      '-c',
      `${what}=posix/io/rw/pwrite,probability=0.2,failinfo=28`,
      String(papo.pid),
    ])
    assert.equal(status, 0)
  }

  fail('enable_random name')
  const texts = Array.from({ length: short(200, 2_000) }, (_, index) => `linha ${index}`)
  for (let at = 0; at < texts.length; at += 10) {
    author.say(...texts.slice(at, at + 10))
    await author.isAnswered()
  }
  fail('disable name')
  author.say('fim')
  await reader.hears('[Autora] fim')

  const delivered = reader.lines
    .filter((line) => line.startsWith('[Autora]'))
    .map((line) => line.slice('[Autora] '.length))
  const refused = author.lines.filter((line) => line === full || line === failed).length
  t.diagnostic(`${delivered.length} delivered, ${refused} refused`)
  assert.ok(refused > 0)
  assert.equal(delivered.length - 1 + refused, texts.length)
  await papo.kill()
  await RunningPapo.start(t, { data, flags })
  const log = new StoredLog(data)
  assert.equal(log.integrity(), 'ok')
  assert.deepEqual(log.holes(), [])
  assert.deepEqual(
    log.messages('REDES').map(({ body }) => body),
    delivered,
  )
})

async function inRoom(t: TestContext, papo: RunningPapo): Promise<{ author: Person; reader: Person }> {
  const reader = await Person.enter(t, papo.port, 'Leitora')
  await reader.enterRoom('REDES')
  const author = await Person.enter(t, papo.port, 'Autora')
  await author.enterRoom('REDES')
  return { author, reader }
}

/** Says one long thing after the other until the disk is full; answers what was delivered. */
async function sayUntilRefused(author: Person, reader: Person): Promise<string[]> {
  const sent: string[] = []
  for (;;) {
    const text = `linha ${sent.length} ${'x'.repeat(3_000)}`
    author.say(text)
    const begin = author.lines.length
    await author.isAnswered()
    if (author.lines.slice(begin).includes(full)) return sent
    await reader.hears(`[Autora] ${text}`)
    sent.push(text)
  }
}
