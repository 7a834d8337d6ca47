import { isSeen } from './message-text.ts'

const maxBlank = 2

/** The lines of a text with at most two blank ones in a row: nobody pushes away what others said. */
export function fewBlankLines(lines: readonly string[]): string[] {
  let blank = 0
  return lines.filter((line) => {
    blank = isBlank(line) ? blank + 1 : 0
    return blank <= maxBlank
  })
}

/** A line in which nothing is seen, quoted or not. */
function isBlank(line: string): boolean {
  return !isSeen(line.startsWith('> ') ? line.slice(2) : line)
}
