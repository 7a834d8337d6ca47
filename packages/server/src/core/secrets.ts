/** The only source of randomness in the core; a test hands in its own. */
export interface Secrets {
  /** A new token: 128 bits or more, printable. */
  token(): string
  /** What is stored of a token: a one-way digest, printable. */
  digest(token: string): string
}
