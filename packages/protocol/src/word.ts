import { plainWord } from './slug.ts'

const maxLength = 100

/** A word made ready to be compared, so that it is not made so again for each question. */
export class Word {
  readonly text: string
  /** Its characters without case and accents; none where there are more than anybody mistypes. */
  readonly characters: readonly string[]
  /** Which characters it has, each as one of 32 bits. */
  readonly #marks: number

  constructor(text: string) {
    this.text = text
    const characters = text.length > 2 * maxLength ? [] : Array.from(plainWord(text.trim()))
    this.characters = characters.length > maxLength ? [] : characters
    this.#marks = this.characters.reduce((marks, character) => marks | (1 << (character.codePointAt(0) ?? 0)), 0)
  }

  /** Whether they may be at most so many edits apart: told without comparing them, and false for most. */
  mayBeNear(other: Word, edits: number): boolean {
    if (Math.abs(this.characters.length - other.characters.length) > edits) return false
    // an edit takes one character away and brings one in, at most: more marks that differ take more edits
    return countBits(this.#marks ^ other.#marks) <= 2 * edits
  }
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
