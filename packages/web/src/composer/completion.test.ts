import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonView } from '@papo/protocol'
import { applyChoice, findCommands, findPeople, findRooms, isWhole, readAsked } from './completion.ts'

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

test('a name is asked for after a command that takes one, from its first letter on', () => {
  assert.deepEqual(readAsked('/dizer d', 8), { type: 'told', query: 'd', from: 7, to: 8 })
  assert.deepEqual(readAsked('/MSG "fox m', 11), { type: 'told', query: 'fox m', from: 5, to: 11 })
  assert.deepEqual(readAsked('/ignorar @da', 12), { type: 'ignored', query: 'da', from: 9, to: 12 })
  assert.deepEqual(readAsked('/entrar g', 9), { type: 'room', query: 'g', from: 8, to: 9 })
  for (const text of ['/entrar ', '/dizer', '/criar g', 'oi /entrar g', '//entrar g']) {
    assert.notEqual(readAsked(text, text.length)?.type, 'room', text)
    assert.notEqual(readAsked(text, text.length)?.type, 'told', text)
  }
})

test('commands are found in both languages and without accents, shown in the own one', () => {
  assert.equal(findCommands('crea', 'pt-BR')[0]?.insert, '/criar ')
  assert.equal(findCommands('cri', 'en')[0]?.insert, '/create ')
  assert.equal(findCommands('cri', 'en')[0]?.also, '/criar')
  assert.equal(findCommands('sair', 'pt-BR')[0]?.insert, '/sair')
  assert.deepEqual(findCommands('cores', 'pt-BR'), [])
})

test('of a command is told what it does on the page', () => {
  const does = (query: string): (string | undefined)[] => findCommands(query, 'pt-BR').map((choice) => choice.does)
  assert.deepEqual(does('criar'), ['cria uma sala e entra nela'])
  assert.deepEqual(does('entrar'), ['entra numa sala, sem sair das outras'])
  assert.deepEqual(does('dizer'), ['diz algo a uma pessoa só'])
})

test('who spoke last is offered first', () => {
  const people = [person(1, 'Ana'), person(2, 'Aníbal'), person(3, 'Bia')]
  const asked = readAsked('@an', 3)
  assert.ok(asked)
  const found = findPeople(asked, people, (id) => id)
  assert.deepEqual(
    found.map(({ nick }) => nick),
    ['Aníbal', 'Ana'],
  )
})

test('a nick is written as what comes before it takes it', () => {
  const written = (text: string): (string | undefined)[] => {
    const asked = readAsked(text, text.length)
    assert.ok(asked)
    return findPeople(asked, [person(1, 'Fox Mulder'), person(2, 'Dana')], () => 0).map(({ insert }) => insert)
  }
  assert.deepEqual(written('/dizer mul'), ['"Fox Mulder" '])
  assert.deepEqual(written('/dizer d'), ['Dana '])
  assert.deepEqual(written('/dizer Fox Mulder oi'), [])
  assert.deepEqual(written('/ignorar "fo'), ['Fox Mulder'])
  assert.deepEqual(written('oi @d'), ['@Dana '])
})

test('rooms are found by how they begin, the one that is called so first', () => {
  const labels = (query: string): string[] =>
    findRooms(query, ['Física 2', 'geral', 'física']).map(({ insert }) => insert)
  assert.deepEqual(labels('fis'), ['física', 'Física 2'])
  assert.deepEqual(labels('fisica 2'), ['Física 2'])
  assert.deepEqual(labels('x'), [])
})

test('a choice takes the place of what was asked for, and nothing else', () => {
  const asked = readAsked('oi @ra, tudo bem?', 6)
  assert.ok(asked)
  assert.deepEqual(applyChoice('oi @ra, tudo bem?', asked, '@rafa'), { text: 'oi @rafa, tudo bem?', caret: 8 })
})

test('what is typed out whole is known as such, an emoji by the colon that closes it', () => {
  const whole = (text: string, label: string): boolean | undefined => {
    const asked = readAsked(text, text.length)
    return asked && isWhole(asked, { id: '', insert: '', label })
  }
  assert.equal(whole('/reagir :joinha:', 'joinha'), true)
  assert.equal(whole('/reagir :coracao:', 'coração'), true)
  assert.equal(whole('oi :thumbs_up:', 'thumbs up'), true)
  assert.equal(whole('/reagir :joinha', 'joinha'), false)
  assert.equal(whole('/reagir :polegar:', 'polegar para cima'), false)
  assert.equal(whole('@dana', 'Dana'), true)
  assert.equal(whole('@dan', 'Dana'), false)
})
