/** How a command is written and what it does, in one language; the first word is the one that is shown. */
interface SlashWords {
  readonly words: readonly [string, ...string[]]
  /** The arguments, as help shows them; empty where there are none. */
  readonly shape: string
  readonly does: string
  readonly example?: string
}

/** S1's way of writing a command, where it has one. */
export interface ColonWords {
  readonly word: string
  readonly shape: string
  readonly does: string
  /** It does something else than the words with a slash. */
  readonly isDifferent?: true
}

/** One command: its words in both languages, its arguments, what it does. */
export interface SlashRow {
  readonly name: string
  readonly 'pt-BR'?: SlashWords
  readonly en?: SlashWords
  /** Stands in S1's list, in its order and letter for letter. */
  readonly colon?: ColonWords
  /** S2's words for it, where S2 lists it on welcome. */
  readonly welcome?: string
}
