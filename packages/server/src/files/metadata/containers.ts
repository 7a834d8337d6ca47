import type { Container } from './container.ts'

const byType: ReadonlyMap<string, Container> = new Map([])

/** How the metadata is cut out of a file of a type; undefined where none is. */
export function containerOf(type: string): Container | undefined {
  return byType.get(type)
}
