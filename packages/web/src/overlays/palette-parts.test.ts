import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameParts } from './palette-parts.ts'

const shown = (name: string, query: string): string =>
  nameParts(name, query)
    .map(({ text, isTyped }) => (isTyped ? `[${text}]` : text))
    .join('')

const names: readonly (readonly [name: string, query: string, parts: string])[] = [
  ['algoritmos', 'alg', '[alg]oritmos'],
  ['Álgebra linear', ' ALG', '[Álg]ebra linear'],
  ['A\u0301lgebra', 'al', '[A\u0301l]gebra'],
  ['sala algo', 'alg', 'sala [alg]o'],
  ['catalogo', 'alg', 'c[a]ta[l]o[g]o'],
  ['/entrar', 'ent', '/[ent]rar'],
  ['sala de aula', 'sala de', '[sala de] aula'],
  ['😀 festa', 'fe', '😀 [fe]sta'],
  ['algoritmos', '', 'algoritmos'],
  ['algoritmos', 'xyz', 'algoritmos'],
]
for (const [name, query, parts] of names) {
  test(`of "${name}" "${query}" is ${parts}`, () => {
    assert.equal(shown(name, query), parts)
  })
}
