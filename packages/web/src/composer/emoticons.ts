const faces: Readonly<Record<string, string>> = {
  ':)': '🙂',
  ':-)': '🙂',
  ':D': '😄',
  ';)': '😉',
  ':(': '🙁',
  ':P': '😛',
  ':p': '😛',
  ':O': '😮',
  '<3': '❤️',
}

/** The text with faces of signs as emoji, where they stand alone. */
export function toEmoji(text: string): string {
  return text.replace(/(?<=^|\s)(?::-?\)|:[DPpO(]|;\)|<3)(?=\s|$)/gu, (face) => faces[face] ?? face)
}
