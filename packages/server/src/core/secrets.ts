/** The only source of randomness in the core; a test hands in its own. */
export interface Secrets {
  /** A new token: 128 bits or more, printable. */
  token(): string
  /** What is stored of a token: a one-way digest, printable. */
  digest(token: string): string
  /** The id of a file: 128 bits, 22 characters of base64url. */
  fileId(): string
  /** What proves that a text was written by who has the key; printable. */
  sign(key: string, text: string): string
  /** Whether two texts are the same, found out in a time that doesn't tell where they differ. */
  isSame(one: string, other: string): boolean
}
