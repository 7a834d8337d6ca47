// Accents are the marks that Unicode gives to no script of their own. The vowel signs of Devanagari or Thai
// are letters in all but name and stay, and so do the two kana marks: か and が are two syllables.
const accents = /(?![\u3099\u309A])(?=\p{Script=Inherited})\p{M}/gu

/** The text in compatibility form (NFKC) without accents; case is kept. */
export function withoutAccents(text: string): string {
  // Most text needs no work, and the nearest of a thousand names is asked for at every mistyped one.
  if (!/[^\x00-\x7F]/u.test(text)) return text
  return text.normalize('NFKD').replace(accents, '').normalize('NFKC')
}

/** The form in which words are compared: no accents, no case. */
export function plainWord(text: string): string {
  return withoutAccents(withoutAccents(text).toLowerCase())
}

/** Every run of space and `_ - . / ? # %` as one `-`. */
export function joinSeparators(text: string): string {
  return text.replace(/[\s_\-./?#%]+/gu, '-')
}

/** The slug of a name: NFKC, lower case, no accents, separators as one `-` (docs/protocol.md, Names). */
export function slug(name: string): string {
  return joinSeparators(plainWord(name))
}
