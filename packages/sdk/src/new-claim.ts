const bytes = 20

/** A token that nobody else has: 160 bits of chance, to say `hello` by until one knows that it was heard. */
export function newClaim(): string {
  const chance = crypto.getRandomValues(new Uint8Array(bytes))
  return Array.from(chance, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
