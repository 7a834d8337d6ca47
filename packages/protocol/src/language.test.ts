import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseLanguage } from './language.ts'

test('a language is known by its tag, in any case, with any region, and by its name', () => {
  for (const tag of ['pt', 'PT', 'pt-BR', 'pt_br', 'pt_BR.UTF-8', ' português ', 'Portugues'])
    assert.equal(parseLanguage(tag), 'pt-BR', tag)
  for (const tag of ['en', 'EN', 'en-US', 'en_GB.UTF-8', 'english', 'inglês'])
    assert.equal(parseLanguage(tag), 'en', tag)
})

test('any other tag is no language', () => {
  for (const tag of ['', ' ', 'C', 'fr', 'enx', 'ptolemaic', '-en', '1', 'x'.repeat(100_000)])
    assert.equal(parseLanguage(tag), undefined)
})
