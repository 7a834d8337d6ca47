import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { Peer } from '../support/peer.ts'
import { bits, frame, upgradeRequest } from '../support/raw-frames.ts'
import { RunningPapo } from '../support/running-papo.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const mebibyte = 1024 * 1024
const { compressed, continuation, fin, text } = bits

/** What is sent, how often by one after another, by which code each is closed, and how much it may cost. */
interface Attack {
  readonly bytes: Buffer
  readonly times: number
  readonly code: number
  readonly mostBytes: number
}

/** The head of a frame of 32 MB, and as much of it as is read at once: room for it must not be made. */
function hugeFrame(): Buffer {
  return Buffer.concat([frame(fin | text, '', 32 * mebibyte), Buffer.alloc(64 * 1024)])
}

/** Text that is 60 MB when unpacked. */
function bomb(): Buffer {
  return frame(fin | compressed | text, deflateRawSync(Buffer.alloc(60 * mebibyte, 'a')))
}

function fragments(): Buffer {
  return Buffer.concat([frame(text, 'a'), ...Array.from({ length: 130_000 }, () => frame(continuation, 'a'))])
}

const attacks: ReadonlyArray<readonly [string, () => Attack]> = [
  [
    '[reliability 14] five times 130,000 fragments of a byte cost at most 10 MB',
    () => ({ bytes: fragments(), times: 5, code: 1008, mostBytes: 10 * mebibyte }),
  ],
  [
    '[reliability 14] five heads of a frame of 32 MB cost at most 8 MB',
    () => ({ bytes: hugeFrame(), times: 5, code: 1009, mostBytes: 8 * mebibyte }),
  ],
  [
    '[reliability 15] a packed frame that would be 60 MB costs at most 8 MB',
    () => ({ bytes: bomb(), times: 1, code: 1002, mostBytes: 8 * mebibyte }),
  ],
]

for (const [name, make] of attacks) {
  test(`[SOCKET4] ${name}`, async (t) => {
    // garbage fills whatever young generation there is, in its own time: a small one leaves what is really held
    const env = { NODE_OPTIONS: '--max-semi-space-size=2' }
    const papo = await RunningPapo.start(t, { data: temporaryFolder(t), env, flags: ['--rate-limit=off'] })
    const { bytes, times, code, mostBytes } = make()
    await settle(t, papo)
    const before = papo.residentBytes
    let most = before
    for (let time = 0; time < times; time += 1) {
      const peer = await enter(t, papo, `Ana ${'abcde'.charAt(time)}`)
      const begin = peer.bytes.length
      peer.send(bytes)
      peer.socket.on('data', () => (most = Math.max(most, papo.residentBytes)))
      await peer.ended()
      assert.equal(closeCode(peer.bytes.subarray(begin)), code)
      most = Math.max(most, papo.residentBytes)
    }
    // somebody else is served as ever
    await ask(await enter(t, papo, 'Beto'), 3)
    most = Math.max(most, papo.residentBytes)
    t.diagnostic(`${((most - before) / mebibyte).toFixed(1)} MB more`)
    assert.ok(most - before <= mostBytes, `${(most - before) / mebibyte} MB more`)
  })
}

/** What serves WebSockets is loaded, and has read as much from an ordinary person: what is read becomes garbage. */
async function settle(t: TestContext, papo: RunningPapo): Promise<void> {
  const peer = await enter(t, papo, 'Caio')
  const large = frame(fin | text, '{"verb":"rooms","ref":2}'.padEnd(60_000))
  for (let round = 1; round <= 20; round += 1) {
    for (let count = 0; count < 30; count += 1) peer.send(large)
    await ask(peer, 2 + round)
  }
  peer.socket.destroy()
}

async function ask(peer: Peer, ref: number): Promise<void> {
  peer.send(frame(fin | text, `{"verb":"rooms","ref":${ref}}`))
  await peer.hears(`"ref":${ref},`)
}

/** Somebody who has upgraded and said hello, and speaks bytes from then on. */
async function enter(t: TestContext, papo: RunningPapo, nick: string): Promise<Peer> {
  const peer = await Peer.connect(papo.port)
  t.after(() => peer.socket.destroy())
  peer.send(upgradeRequest(papo.port))
  await peer.hears('\r\n\r\n')
  peer.send(frame(fin | text, `{"verb":"hello","ref":1,"nick":"${nick}"}`))
  await peer.hears('"ref":1,"answer"')
  return peer
}

/** The code of the close frame at the end of what one was sent. */
function closeCode(bytes: Buffer): number {
  return bytes.readUInt16BE(bytes.lastIndexOf(0x88) + 2)
}
