import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MessageView } from './events.ts'
import { newestToAnswer } from './newest-to-answer.ts'

const me = 1
const other = 2

function said(seq: number, author: number, rest: Partial<MessageView> = {}): MessageView {
  return { kind: 'message', room: 7, seq, at: 0, author, nick: 'x', n: seq, style: 'say', text: 'oi', ...rest }
}

test('the newest message of somebody else is answered before a newer one of oneself', () => {
  assert.equal(newestToAnswer([said(1, other), said(2, other), said(3, me)], me)?.seq, 2)
})

test('where nobody else said anything, it is the newest of oneself', () => {
  assert.equal(newestToAnswer([said(1, me), said(2, me)], me)?.seq, 2)
})

test('what was deleted is not answered', () => {
  const gone = { deleted: true } as const
  assert.equal(newestToAnswer([said(1, other), said(2, other, gone), said(3, me, gone)], me)?.seq, 1)
  assert.equal(newestToAnswer([said(1, other, gone), said(2, me, gone)], me), undefined)
})
