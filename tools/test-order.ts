/** Those that take longest, the longest first: views in a browser by the hundred, and what has to wait. */
export const longest: readonly string[] = [
  'packages/web/test/every-view-wide.test.ts',
  'packages/web/test/every-view-narrow.test.ts',
  'packages/web/test/messages-window.test.ts',
  'packages/web/test/resilience/drafts.test.ts',
  'packages/web/test/files.test.ts',
  'packages/web/test/files-sent.test.ts',
  'packages/web/test/messages-rows.test.ts',
  'packages/web/test/resilience/hostile.test.ts',
  'packages/web/test/room-panel.test.ts',
  'packages/web/test/resilience/away.test.ts',
  'packages/server/test/terminal/cuts.test.ts',
]

/** The files as they are to be run: those that take longest, then those with a browser, then the others by name. */
export function longestFirst(files: readonly string[]): string[] {
  const rankOf = (file: string): number => {
    const place = longest.indexOf(file)
    if (place >= 0) return place
    return file.startsWith('packages/web/test/') ? longest.length : longest.length + 1
  }
  return files.toSorted((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
}
