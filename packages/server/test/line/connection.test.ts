import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { test } from 'node:test'
import type { AddressInfo, Socket } from 'node:net'
import type { TestContext } from 'node:test'
import { limits } from '@papo/protocol'
import type { CloseReason } from '../../src/core/connection.ts'
import { LeaveTaking } from '../../src/transport/line/leave-taking.ts'
import { SocketConnection } from '../../src/transport/line/socket-connection.ts'
import { HandClock } from '../support/hand-clock.ts'
import { until } from '../support/until.ts'

interface Pair {
  readonly clock: HandClock
  readonly connection: SocketConnection
  readonly socket: Socket
  readonly peer: Reader
  readonly reasons: CloseReason[]
}

/** A peer who counts what he reads, and stops for good to read when he has `enough`. */
class Reader {
  readonly socket: Socket
  enough = Infinity
  read = 0
  hasEnded = false

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    this.socket.on('error', () => undefined).on('end', () => (this.hasEnded = true))
    this.socket.on('data', (chunk: Buffer) => {
      this.read += chunk.length
      if (this.read >= this.enough) this.socket.pause()
    })
    this.socket.pause()
  }
}

/** A connection, and the peer at its other end, who reads nothing yet. */
async function pair(t: TestContext): Promise<Pair> {
  const clock = new HandClock()
  const server = createServer({ allowHalfOpen: true })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const accepted = once(server, 'connection')
  const peer = new Reader((server.address() as AddressInfo).port)
  const [socket] = (await accepted) as [Socket]
  const reasons: CloseReason[] = []
  const ports = { clock, limits, leaving: new LeaveTaking(clock, limits) }
  const owner = { ended: (reason: CloseReason): void => void reasons.push(reason) }
  const connection = new SocketConnection(socket, '127.0.0.1', { ports, owner })
  socket.on('error', () => undefined).on('close', () => connection.gone())
  t.after(() => {
    socket.destroy()
    peer.socket.destroy()
    server.close()
  })
  return { clock, connection, socket, peer, reasons }
}

/** More than all buffers on the way hold, twice. */
const much = Buffer.alloc(64 * 1024 * 1024, 'x')

test('what the peer has not taken is pending, and seen to move before all of it is gone', async (t) => {
  const { connection, peer } = await pair(t)
  const calls: string[] = []
  connection.whenDrained(() => calls.push('empty'))
  connection.write(much, () => calls.push('taken'))
  connection.whenDrained(() => calls.push('drained'))
  assert.equal(connection.pending, much.length)
  const { unsent } = connection
  peer.enough = much.length / 2
  peer.socket.resume()
  await until('half of it went', () => peer.read >= peer.enough)
  assert.ok(connection.unsent < unsent && connection.unsent > 0)
  assert.equal(calls.length, 1)
  peer.enough = Infinity
  peer.socket.resume()
  await until('all of it went', () => calls.includes('drained'))
  assert.deepEqual(calls, ['empty', 'taken', 'drained'])
  assert.deepEqual([connection.pending, connection.unsent], [0, 0])
})

test('when the peer is gone nobody waits for it in vain', async (t) => {
  const { connection, peer, socket } = await pair(t)
  const calls: string[] = []
  connection.write(much, () => calls.push('taken'))
  connection.whenDrained(() => calls.push('drained'))
  peer.socket.resetAndDestroy()
  socket.resume()
  await until('both are called', () => calls.length === 2)
  connection.write(much, () => calls.push('late'))
  connection.whenDrained(() => calls.push('at once'))
  assert.deepEqual(calls.slice(2), ['late', 'at once'])
  assert.equal(connection.pending, 0)
})

test('closing delivers what was written, however slowly it is read, and drops what comes later', async (t) => {
  const { clock, connection, peer, reasons } = await pair(t)
  connection.write(much)
  connection.close('quit')
  connection.close('error')
  connection.write(Buffer.from('late'))
  assert.deepEqual(reasons, ['quit'])
  clock.advance(limits.stalledReaderMs - 1)
  peer.socket.resume()
  await until('the end', () => peer.hasEnded)
  assert.equal(peer.read, much.length)
})

test('who takes nothing of what was written before the end is cut', async (t) => {
  const { clock, connection, socket } = await pair(t)
  connection.write(much)
  connection.close('quit')
  clock.advance(limits.stalledReaderMs)
  assert.ok(socket.destroyed)
})

test('who took everything and does not end its side is cut soon', async (t) => {
  const { clock, connection, socket, peer } = await pair(t)
  connection.write(Buffer.from('bye'))
  connection.close('quit')
  peer.socket.resume()
  await until('the end', () => peer.hasEnded)
  await until('the end was taken', () => socket.writableFinished && clock.timers > 0)
  clock.advance(limits.farewellMs)
  assert.ok(socket.destroyed)
  assert.equal(peer.read, 3)
})

test('a reader who stands still is cut at once', async (t) => {
  const { connection, socket, reasons } = await pair(t)
  connection.write(much)
  connection.close('stalled')
  assert.ok(socket.destroyed)
  assert.deepEqual(reasons, ['stalled'])
})
