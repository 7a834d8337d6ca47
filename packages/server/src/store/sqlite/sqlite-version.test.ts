import assert from 'node:assert/strict'
import { test } from 'node:test'
import { StartError } from '../start-error.ts'
import { requireSqlite } from './sqlite-version.ts'

test('[STORE9] a SQLite in which a checkpoint can lose commits is refused by both versions', () => {
  for (const found of ['3.51.2', '3.50.9', '2.99.99']) {
    assert.throws(
      () => requireSqlite('data', found),
      (error) => {
        assert.ok(error instanceof StartError)
        assert.equal(error.code, 'sqlite_too_old')
        assert.deepEqual(error.detail, { folder: 'data', found, known: '3.51.3' })
        return true
      },
    )
  }
})

test('[STORE9] a SQLite that is new enough is taken, this program’s own among them', () => {
  for (const found of ['3.51.3', '3.51.10', '3.53.0', '4.0.0']) assert.doesNotThrow(() => requireSqlite('data', found))
  assert.doesNotThrow(() => requireSqlite('data'))
})
