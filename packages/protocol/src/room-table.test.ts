import assert from 'node:assert/strict'
import { test } from 'node:test'
import { roomTable } from './room-table.ts'
import { textWidth } from './text-width.ts'
import { lineTexts } from './text/line.ts'
import type { RoomListing } from './commands.ts'

const texts = lineTexts['pt-BR']

function listing(name: string, people: readonly string[]): RoomListing {
  return { id: 1, name, slug: name, count: people.length, people: people.slice(0, 3), lastAt: 0 }
}

function crowd(...first: string[]): (count: number) => string[] {
  return (count) => [...first, ...Array.from({ length: count - first.length }, (_, index) => `p${index}`)]
}

test('[classic 21] each row has the count, the name and the first people', () => {
  const rooms = [
    listing('monitoria', ['Bia', 'Téo']),
    listing('geral', crowd('Ana', 'Zé', 'Mari')(33)),
    listing('vazia', []),
    listing('algoritmos', crowd('Helena', 'Caio', 'Bia')(14)),
    listing('projeto-integrador', ['Gui', 'Luísa', 'Ana']),
  ]
  assert.deepEqual(roomTable(rooms, 50, texts), [
    '   33  geral                Ana, Zé, Mari e mais 30',
    '   14  algoritmos           Helena, Caio, Bia e mais 11',
    '    3  projeto-integrador   Gui, Luísa e Ana',
    '    2  monitoria            Bia e Téo',
  ])
})

test('no row is wider than 80 columns, however long or wide the names are', () => {
  const long = 'Maria Aparecida da Silva'
  const rooms = [
    listing('x'.repeat(50), crowd(long, long, long)(20_000)),
    listing('会話'.repeat(25), [long, long]),
    listing('🚀🚀', [long]),
  ]
  const table = roomTable(rooms, 50, texts)
  assert.equal(table.length, 3)
  for (const row of table) assert.ok(textWidth(row) <= 80, row)
})

test('[classic 21] at most so many rooms are shown, the rest counted', () => {
  const rooms = Array.from({ length: 53 }, (_, index) => listing(`sala ${index}`, ['Ana']))
  const table = roomTable(rooms, 50, texts)
  assert.equal(table.length, 51)
  assert.match(table.at(-1) ?? '', /e mais 3 salas com gente$/)
  assert.match(roomTable(rooms.slice(0, 51), 50, texts).at(-1) ?? '', /e mais 1 sala com gente$/)
})

test('where nobody is there is no table', () => {
  assert.deepEqual(roomTable([listing('vazia', [])], 50, texts), [])
})
