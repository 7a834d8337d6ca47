import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeLabel } from './time-label.ts'

const now = new Date(2026, 10, 21, 18, 30).getTime()

test('what was said today has its time, what is older its day too', () => {
  assert.equal(timeLabel(new Date(2026, 10, 21, 9, 5).getTime(), now, 'pt-BR'), '09:05')
  assert.equal(timeLabel(new Date(2026, 10, 20, 14, 2).getTime(), now, 'pt-BR'), '20/11 14:02')
  assert.equal(timeLabel(new Date(2025, 10, 21, 14, 2).getTime(), now, 'pt-BR'), '21/11/2025 14:02')
  assert.equal(timeLabel(new Date(2026, 10, 20, 0, 0).getTime(), now, 'en'), '2026-11-20 00:00')
  assert.equal(timeLabel(now, now, 'en'), '18:30')
})
