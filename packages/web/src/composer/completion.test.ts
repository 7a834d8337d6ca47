import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonView } from '@papo/protocol'
import { applyChoice, findCommands, findPeople, readAsked } from './completion.ts'

const person = (id: number, nick: string): PersonView => ({ id, nick, presence: 'online', channel: 'web', since: 0 })

test('a command is asked for only at the very beginning', () => {
  assert.deepEqual(readAsked('/sa', 3), { type: 'command', query: 'sa', from: 0, to: 3 })
  assert.equal(readAsked('oi /sa', 6), undefined)
  assert.equal(readAsked('/sala x', 7), undefined)
  assert.equal(readAsked('//x', 3), undefined)
})

test('a person is asked for after a blank, not inside a word', () => {
  assert.deepEqual(readAsked('oi @ra', 6), { type: 'person', query: 'ra', from: 3, to: 6 })
  assert.equal(readAsked('a@ra', 4), undefined)
})

test('an emoji is asked for by two letters at least', () => {
  assert.equal(readAsked(':c', 2), undefined)
  assert.deepEqual(readAsked('oi :co', 6), { type: 'emoji', query: 'co', from: 3, to: 6 })
  assert.equal(readAsked('14:05', 5), undefined)
  assert.deepEqual(readAsked('oi :joinha:', 11), { type: 'emoji', query: 'joinha:', from: 3, to: 11 })
  assert.equal(readAsked('::', 2), undefined)
})

test('commands are found in both languages and without accents, shown in the own one', () => {
  const all = (): boolean => true
  assert.equal(findCommands('crea', 'pt-BR', all)[0]?.insert, '/criar ')
  assert.equal(findCommands('cri', 'en', all)[0]?.insert, '/create ')
  assert.equal(findCommands('hist', 'pt-BR', all)[0]?.also, '/history')
  assert.deepEqual(
    findCommands('criar', 'pt-BR', () => false),
    [],
  )
})

test('who spoke last is offered first', () => {
  const people = [person(1, 'Ana'), person(2, 'Aníbal'), person(3, 'Bia')]
  const found = findPeople('an', people, (id) => id)
  assert.deepEqual(
    found.map(({ nick }) => nick),
    ['Aníbal', 'Ana'],
  )
})

test('a choice takes the place of what was asked for, and nothing else', () => {
  const asked = readAsked('oi @ra, tudo bem?', 6)
  assert.ok(asked)
  assert.deepEqual(applyChoice('oi @ra, tudo bem?', asked, '@rafa'), { text: 'oi @rafa, tudo bem?', caret: 8 })
})
