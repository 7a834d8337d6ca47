import { emojiWord } from './emoji-words.ts'
import type { Language } from './language.ts'
import { lineTexts } from './text/line.ts'

/** What is no accent on a letter of ASCII, and what it is written as. */
const plainForms = new Map<string, string>(
  Object.entries({
    '→': '->',
    '←': '<-',
    '⁄': '/',
    '·': '-',
    '•': '*',
    '…': '...',
    '–': '-',
    '—': '-',
    '−': '-',
    '×': 'x',
    '÷': '/',
    '°': 'o',
    '‘': "'",
    '’': "'",
    '“': '"',
    '”': '"',
    '«': '"',
    '»': '"',
    '¿': '?',
    '¡': '!',
    '€': 'EUR',
    '£': 'GBP',
    '©': '(c)',
    '®': '(r)',
    ß: 'ss',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ø: 'o',
    Ø: 'O',
    đ: 'd',
    Đ: 'D',
    ł: 'l',
    Ł: 'L',
    ð: 'd',
    þ: 'th',
    ı: 'i',
  }),
)

/** A line in letters and signs that every terminal has: no accents, boxes as `|`, `-` and `+`, emoji as words. */
export function toAscii(line: string, language: Language): string {
  if (!/[^\x00-\x7f]/.test(line)) return line
  const { signs } = lineTexts[language]
  return line
    .replace(/\p{RGI_Emoji}/gv, (emoji) => signs[emoji] ?? `:${emojiWord(emoji, language) ?? 'emoji'}:`)
    .replace(/[^\x00-\x7f]+/gu, (run) => Array.from(run.normalize('NFC'), plainForm).join(''))
}

function plainForm(character: string): string {
  const known = plainForms.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x2500 && code <= 0x257f) return boxForm(character)
  // joiners, selectors and marks by themselves are no letters
  if (/[\p{M}\p{Cf}]/u.test(character)) return ''
  return Array.from(character.normalize('NFKD').replace(/\p{M}/gu, ''), (part) =>
    part <= '\x7f' ? part : (plainForms.get(part) ?? '?'),
  ).join('')
}

function boxForm(character: string): string {
  if (/[─━┄┅┈┉╌╍═╴╶╸╺╼╾]/u.test(character)) return '-'
  return /[│┃┆┇┊┋╎╏║╵╷╹╻╽╿]/u.test(character) ? '|' : '+'
}
