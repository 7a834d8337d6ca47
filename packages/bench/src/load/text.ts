const words = 'Olá a todos: alguém sabe onde foi parar a chave da sala de reunião? '

/** Makes one chat line of exactly `bytes` bytes of text and a newline. */
export function messageOf(bytes: number): Buffer {
  return Buffer.concat([textBytes(bytes), Buffer.from('\n')])
}

/** The same without the newline, as text. */
export function textOf(bytes: number): string {
  return textBytes(bytes).toString()
}

function textBytes(bytes: number): Buffer {
  const text = Buffer.alloc(bytes, words)
  // A letter of two bytes that the end would cut in half becomes a plain one.
  if ((text[bytes - 1] ?? 0) >= 0xc0) text[bytes - 1] = 0x21
  return text
}
