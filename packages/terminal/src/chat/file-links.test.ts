import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CommandOf, FileView, MessageEvent } from '@papo/protocol'
import type { Client } from '@papo/sdk'
import { FileLinks } from './file-links.ts'

const base = { kind: 'message', room: 7, at: 0, author: 2, nick: 'Bia', n: 1, style: 'say', text: '' } as const

function fileOf(id: string): FileView {
  return { id, name: `${id}.txt`, kind: 'file', type: 'text/plain', size: 5 }
}

const message = (seq: number, ...ids: readonly string[]): MessageEvent => ({ ...base, seq, files: ids.map(fileOf) })

type Ask = CommandOf<'files'>

function open(answer: (ask: Ask) => Promise<unknown>): { links: FileLinks; asked: Ask[] } {
  const asked: Ask[] = []
  const client = { ask: (ask: Ask) => (asked.push(ask), answer(ask)) } as unknown as Client
  return { links: new FileLinks(client, 'http://localhost:6789'), asked }
}

const listed = (seq: number, id: string): object => ({ file: fileOf(id), seq, link: `/a/${id}/x?k=1` })

test('the address of each file is asked for once, and is the server’s own', async () => {
  const { links, asked } = open(() => Promise.resolve({ files: [listed(4, 'b'), listed(3, 'a')], more: true }))
  assert.equal(links.learn(7, [{ ...base, seq: 2, text: 'oi' }]), undefined)
  await links.learn(7, [message(3, 'a'), message(4, 'b')])
  assert.deepEqual(asked, [{ verb: 'files', room: 7, before: 5, limit: 100 }])
  assert.equal(links.of(fileOf('a')), 'http://localhost:6789/a/a/x?k=1')
  assert.equal(links.learn(7, [message(4, 'b')]), undefined)
  assert.equal(links.of(fileOf('c')), '')
})

test('older ones are asked for as far back as they are shown, and no further', async () => {
  const { links, asked } = open(({ before = 0 }) =>
    Promise.resolve({ files: [listed(before - 1, `f${before - 1}`)], more: true }),
  )
  await links.learn(7, [message(7, 'f7'), message(8, 'f8'), message(9, 'f9')])
  assert.deepEqual(
    asked.map(({ before }) => before),
    [10, 9, 8],
  )
  assert.equal(links.of(fileOf('f7')), 'http://localhost:6789/a/f7/x?k=1')
})

test('what the server does not tell holds nothing up', async () => {
  const { links } = open(() => Promise.reject(new Error('gone')))
  await links.learn(7, [message(3, 'a')])
  assert.equal(links.of(fileOf('a')), '')
})
