/** A reporter for node:test that writes down, one a line, which tests were skipped and why. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'

mkdirSync(new URL('../node_modules/.cache', import.meta.url), { recursive: true })

/** Yields a line for each skipped test. */
export default async function* skips(source) {
  for await (const { type, data } of source) {
    if ((type === 'test:pass' || type === 'test:fail') && data.skip !== undefined) yield `${data.name}: ${data.skip}\n`
  }
}

/** The lines that the last run wrote to `path`. */
export function readSkipped(path) {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}
