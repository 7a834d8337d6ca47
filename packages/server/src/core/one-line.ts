/** What nothing that stands in one line may have: control and format characters (they turn text around), and what ends a line. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu

/** Takes out of a text what ends its line, turns it around or can't be seen. */
export function oneLine(text: string): string {
  return text.toWellFormed().replaceAll(unseen, '')
}
