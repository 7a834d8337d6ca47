import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emojiWord, parseEmoji } from './emoji-words.ts'

test('an emoji is written as itself or by its name, in both languages, with or without colons and accents', () => {
  for (const typed of ['👍', ':joinha:', 'joinha', ':thumbsup:', 'THUMBSUP'])
    assert.equal(parseEmoji(typed), '👍', typed)
  for (const typed of ['❤️', '❤', ':coração:', 'coracao', ':heart:']) assert.equal(parseEmoji(typed), '❤️', typed)
})

test('any emoji in one piece is taken, and nothing else', () => {
  for (const typed of ['🦖', '👩‍💻', '🇧🇷', '1️⃣']) assert.equal(parseEmoji(typed), typed)
  for (const typed of ['', 'x', ':cebola:', '👍👍', '👍x', ':', '1', '#'])
    assert.equal(parseEmoji(typed), undefined, typed)
})

test('every name leads to the emoji that has it', () => {
  for (const emoji of ['👍', '❤️', '🎉', '☕', '🐛']) {
    for (const language of ['pt-BR', 'en'] as const) {
      const word = emojiWord(emoji, language)
      assert.ok(word)
      assert.equal(parseEmoji(`:${word}:`), emoji)
    }
  }
  assert.equal(emojiWord('🦖', 'en'), undefined)
})
