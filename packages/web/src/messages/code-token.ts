/** A piece of code in one colour. */
export interface CodeToken {
  readonly text: string
  readonly colour?: CodeColour
}

/** The colours of code; each has a class of this name. */
export type CodeColour = 'keyword' | 'name' | 'number' | 'text' | 'comment'
