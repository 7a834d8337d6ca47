/** The header that says how a file is shown and what it is called when it is saved (RFC 6266, RFC 5987). */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_')
  return `${how}; filename="${plain}"; filename*=UTF-8''${encode(name)}`
}

/** Percent-encoded but for the few characters that the header takes as they are. */
function encode(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
