import { dirname, join } from 'node:path/posix'
import { type Area, areas, doors } from './import-rules.ts'

/** The text of each source file by its path from the root of the repository. */
export type Sources = ReadonlyMap<string, string>

interface Import {
  readonly from: string
  readonly specifier: string
  readonly isType: boolean
  /** Loaded when it is needed, not before. */
  readonly isDynamic: boolean
}

/** Each import that the table does not allow, as a sentence. */
export function findViolations(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) => listImports(path, text).flatMap((found) => judge(found)))
}

/** Each ring of files that import each other's values, as a sentence. */
export function findCycles(sources: Sources): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const rings: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'open') rings.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
    if (state.has(path)) return
    state.set(path, 'open')
    for (const next of listTargets(path, sources)) visit(next, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of sources.keys()) visit(path, [])
  return rings
}

/** The npm packages that are loaded along with a file, whatever is asked of it later. */
export function listLoaded(entry: string, sources: Sources, doorFiles: Readonly<Record<string, string>>): Set<string> {
  const seen = new Set<string>()
  const loaded = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const found of listImports(path, sources.get(path) ?? '')) {
      if (found.isType || found.isDynamic) continue
      const target = doorFiles[found.specifier] ?? resolve(found)
      if (sources.has(target)) visit(target)
      else if (!found.specifier.startsWith('.')) loaded.add(found.specifier)
    }
  }
  visit(entry)
  return loaded
}

function listTargets(path: string, sources: Sources): string[] {
  const values = listImports(path, sources.get(path) ?? '').filter((found) => !found.isType)
  return values.map((found) => resolve(found)).filter((target) => sources.has(target))
}

const pattern =
  /^\s*(?:import|export)\s+(?<type>type\s)?(?:[\w*{}\s,$]*?\sfrom\s+)?['"](?<from>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)/gm

function listImports(path: string, text: string): Import[] {
  return [...text.matchAll(pattern)].map(({ groups }) => ({
    from: path,
    specifier: groups?.['from'] ?? groups?.['dynamic'] ?? '',
    isType: groups?.['type'] !== undefined,
    isDynamic: groups?.['dynamic'] !== undefined,
  }))
}

function resolve({ from, specifier }: Import): string {
  return specifier.startsWith('.') ? join(dirname(from), specifier) : specifier
}

function judge(found: Import): string[] {
  const { from, specifier } = found
  if (specifier.startsWith('.') && packageOf(resolve(found)) !== packageOf(from)) {
    return from.startsWith('tools/') ? [] : [`${from} reaches into another package by ${specifier}`]
  }
  if (isTest(from)) return []
  const area = areaOf(from)
  if (area === undefined) return [`${from} stands in no area of the table`]
  return isAllowed(area, found) ? [] : [`${from} (${area.name}) must not import ${specifier}`]
}

function isAllowed(area: Area, found: Import): boolean {
  const { specifier, isType } = found
  if (specifier.startsWith('node:')) return area.node
  if (resolve(found) === `${packageOf(found.from)}/package.json`) return area.node
  const target = specifier.startsWith('.') ? areaOf(resolve(found))?.name : doors[specifier]
  if (target === undefined) {
    const allowed = [...area.packages, ...(isType ? (area.typePackages ?? []) : [])]
    return allowed.some((name) => name === '*' || name === specifier)
  }
  return target === area.name || area.knows.includes(target) || (isType && (area.types ?? []).includes(target))
}

/** A test may import anything of its own package. */
function isTest(path: string): boolean {
  return path.endsWith('.test.ts') || path.startsWith('tools/') || /^packages\/[^/]+\/test\//.test(path)
}

function packageOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

function areaOf(path: string): Area | undefined {
  return areas.find((area) => (area.path.endsWith('/') ? path.startsWith(area.path) : path === area.path))
}
