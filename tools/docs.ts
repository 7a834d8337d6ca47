/** The cells of every row of the tables under a heading, without their code marks. */
export function readTable(markdown: string, heading: string): string[][] {
  const rows = sectionOf(markdown, heading)
    .split('\n')
    .filter((line) => line.startsWith('|'))
  const cells = rows.map((row) =>
    row
      .slice(1, row.lastIndexOf('|'))
      .split(/(?<!\\)\|/)
      .map(plain),
  )
  return cells.filter((row) => !/^-+$/.test(row[0] ?? '')).slice(1)
}

/** Rule ids that a page defines: those that open an item or a paragraph in bold. */
export function readRules(markdown: string): string[] {
  return [...markdown.matchAll(/^(?:[-*] )?\*\*\[(?<id>[A-Z]+\d+)\]\*\*/gm)].map(({ groups }) => groups?.['id'] ?? '')
}

/** Rule ids that a source file quotes. */
export function listQuotedRules(source: string): string[] {
  return [...source.matchAll(/\[(?<id>[A-Z]{3,}\d+)\]/g)].map(({ groups }) => groups?.['id'] ?? '')
}

/** The text and the first line's number of each block of a kind. */
export function readBlocks(markdown: string, kind: string): { readonly text: string; readonly line: number }[] {
  const pattern = new RegExp(`^\`\`\`${kind}\n(?<text>[\\s\\S]*?)^\`\`\`$`, 'gm')
  return [...markdown.matchAll(pattern)].map(({ groups, index }) => ({
    text: groups?.['text'] ?? '',
    line: markdown.slice(0, index).split('\n').length,
  }))
}

/** Files that a page leads to: targets of its links as they stand there, and paths in code marks from the root. */
export function listTargets(markdown: string): {
  readonly links: readonly string[]
  readonly paths: readonly string[]
} {
  const links = [...markdown.matchAll(/\]\((?!https?:)(?<target>[^)#]+)[^)]*\)/g)]
  const paths = [...markdown.matchAll(/`(?<target>(?:packages|tools|docs)\/[^`*…\s]+)`/g)]
  const targetOf = ({ groups }: RegExpMatchArray): string => groups?.['target'] ?? ''
  return { links: links.map(targetOf), paths: paths.map(targetOf) }
}

function sectionOf(markdown: string, heading: string): string {
  const begin = markdown.search(new RegExp(`^## ${heading}$`, 'm'))
  if (begin < 0) throw new Error(`no heading ## ${heading}`)
  const rest = markdown.slice(begin + 3)
  const end = rest.search(/^## /m)
  return end < 0 ? rest : rest.slice(0, end)
}

function plain(cell: string): string {
  return cell.trim().replaceAll('`', '').replaceAll('\\|', '|')
}

const units: ReadonlyArray<readonly [suffix: string, steps: ReadonlyArray<readonly [size: number, unit: string]>]> = [
  [
    'Bytes',
    [
      [1024 * 1024, 'MB'],
      [1024, 'KB'],
      [1, 'bytes'],
    ],
  ],
  [
    'Ms',
    [
      [86_400_000, 'd'],
      [3_600_000, 'h'],
      [60_000, 'min'],
      [1_000, 's'],
      [1, 'ms'],
    ],
  ],
]

/** A bound as the docs write it: its number, with the greatest unit that leaves a whole one (`256 KB`, `5 min`). */
export function showLimit(name: string, value: number): string {
  const steps = units.find(([suffix]) => name.endsWith(suffix))?.[1] ?? []
  const [size, unit] = steps.find(([one]) => value % one === 0) ?? [1, '']
  return `${(value / size).toLocaleString('en')} ${unit}`.trim()
}
