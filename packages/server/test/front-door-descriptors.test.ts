import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { doorTexts } from '@papo/protocol'
import { Peer } from './support/peer.ts'
import { requireTool } from './support/system-tool.ts'
import { until } from './support/until.ts'
import type { TestContext } from 'node:test'

const script = new URL('support/door-process.ts', import.meta.url).pathname
const crowd = 300
const texts = doorTexts['pt-BR']

/** What the process of a door says of itself. */
interface Report {
  cpuMs: number
  connections: number
  nickless: number
}

/** A door in a process that may have 128 descriptors. */
class PoorDoor {
  readonly port: number
  readonly #child: ChildProcess
  readonly #lines: AsyncIterator<string>

  constructor(port: number, child: ChildProcess, lines: AsyncIterator<string>) {
    this.port = port
    this.#child = child
    this.#lines = lines
  }

  static async start(t: TestContext, prlimit: string, ...args: string[]): Promise<PoorDoor> {
    const command = ['--nofile=128', process.execPath, script, ...args]
    const child = spawn(prlimit, command, { stdio: ['pipe', 'pipe', 'inherit'] })
    t.after(() => child.kill())
    const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
    const first: IteratorResult<string, unknown> = await lines.next()
    return new PoorDoor(Number(first.value), child, lines)
  }

  async report(): Promise<Report> {
    this.#child.stdin?.write('\n')
    const line: IteratorResult<string, unknown> = await this.#lines.next()
    return JSON.parse(String(line.value)) as Report
  }

  /** The share of a processor that it takes while nothing happens. */
  async idleShare(): Promise<number> {
    const [before, begin] = [await this.report(), performance.now()]
    await delay(1000)
    const after = await this.report()
    return (after.cpuMs - before.cpuMs) / (performance.now() - begin)
  }

  connect(): Promise<Peer[]> {
    return Promise.all(Array.from({ length: crowd }, () => Peer.connect(this.port)))
  }
}

/** All who were let in and have a nick now; the others have heard one sentence, and the end. */
async function enterAll(peers: readonly Peer[]): Promise<Peer[]> {
  await until('everyone hears something', () => peers.every((peer) => peer.text.endsWith('? ') || peer.hasEnded))
  const guests = peers.filter((peer) => !peer.hasEnded)
  for (const peer of guests) peer.send('ana\n')
  for (const peer of guests) await peer.hears('hello ana')
  const refusals = new Set(peers.filter((peer) => peer.hasEnded).map((peer) => peer.text))
  const polite = new Set([texts.full, texts.crowded, 'nick? closed: crowded'].map((text) => `${text}\r\n`))
  assert.deepEqual([...refusals.difference(polite)], [])
  return guests
}

async function enterWithin(port: number, seconds: number): Promise<void> {
  const begin = performance.now()
  for (;;) {
    const peer = await Peer.connect(port)
    peer.send('bia\n')
    await until('an answer', () => peer.text.includes('hello bia') || peer.hasEnded)
    if (!peer.hasEnded) return void peer.socket.destroy()
    assert.ok(performance.now() - begin < seconds * 1000, 'it has not recovered')
  }
}

test('[DOOR6] with 128 descriptors and 300 people everyone is let in or told why, and it recovers', async (t) => {
  const prlimit = requireTool(t, 'prlimit')
  if (prlimit === undefined) return
  const door = await PoorDoor.start(t, prlimit)
  const guests = [...(await enterAll(await door.connect())), ...(await enterAll(await door.connect()))]
  assert.ok(guests.length > 30, String(guests.length))
  assert.ok(guests.every((peer) => !peer.hasEnded))
  const late = await door.connect()
  await enterAll(late)
  assert.ok((await door.idleShare()) < 0.5)
  for (const peer of [...guests, ...late]) peer.socket.destroy()
  await enterWithin(door.port, 5)
})

test('[DOOR6] where descriptors end without its knowledge the door neither spins nor dies', async (t) => {
  const prlimit = requireTool(t, 'prlimit')
  if (prlimit === undefined) return
  const door = await PoorDoor.start(t, prlimit, 'blind')
  const peers = await door.connect()
  await until('some are cut off', () => peers.some((peer) => peer.hasEnded))
  const { connections } = await door.report()
  assert.ok(connections > 30 && connections < 128, String(connections))
  assert.ok((await door.idleShare()) < 0.5)
  for (const peer of peers) peer.socket.destroy()
  await enterWithin(door.port, 5)
})
