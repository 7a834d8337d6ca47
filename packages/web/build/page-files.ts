import type { Language } from '@papo/protocol'

/** An entry of Vite's manifest, as far as it is read here. */
interface ManifestEntry {
  readonly file: string
  readonly name?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
}

/** The built files that the server's pages name, as addresses. */
export interface PageFiles {
  /** The app: its script, what that imports at once, its style. */
  readonly script: string
  readonly modules: readonly string[]
  /** What it says, by language, with what that imports. */
  readonly texts: Readonly<Record<Language, readonly string[]>>
  readonly style: string
  /** The lines of the palette, with what they import: without the server it leads from room to room. */
  readonly palette: readonly string[]
  /** What takes and sends files, with what that imports: without the server they lie ready until it is back. */
  readonly upload: readonly string[]
  /** The two fonts of the first look. */
  readonly textFont: string
  readonly headingFont: string
}

/** Picks from the manifest what the server's pages name; throws where something is missing. */
export function describe(manifest: unknown, dist: string): PageFiles {
  const entries = manifest as Readonly<Record<string, ManifestEntry>>
  const app = entryOf(entries, 'app')
  const style = entries['style.css']?.file
  if (style === undefined) throw new Error(`the app in ${dist} has no style`)
  return {
    script: `/${app.file}`,
    modules: importsOf(entries, app).map((file) => `/${file}`),
    texts: { 'pt-BR': partsOf(entries, app, 'text/pt-br.ts'), en: partsOf(entries, app, 'text/en.ts') },
    palette: partsOf(entries, app, 'overlays/palette-lines.tsx'),
    upload: ['upload/parts.ts', 'upload/engine.ts'].flatMap((source) => partsOf(entries, app, source)),
    style: `/${style}`,
    textFont: fontOf(entries, 'atkinson-hyperlegible-next-latin-wght-normal'),
    headingFont: fontOf(entries, 'bricolage-grotesque-latin-wght-normal'),
  }
}

function entryOf(entries: Readonly<Record<string, ManifestEntry>>, name: string): ManifestEntry {
  const found = Object.values(entries).find((entry) => entry.isEntry === true && entry.name === name)
  if (!found) throw new Error(`the build has no entry ${name}`)
  return found
}

function importsOf(entries: Readonly<Record<string, ManifestEntry>>, { imports = [] }: ManifestEntry): string[] {
  const direct = imports.flatMap((key) => entries[key] ?? [])
  return [...new Set(direct.flatMap((entry) => [entry.file, ...importsOf(entries, entry)]))]
}

/** A part of the script that is loaded later, with what the app has not imported before. */
function partsOf(entries: Readonly<Record<string, ManifestEntry>>, app: ManifestEntry, source: string): string[] {
  const entry = entries[`src/${source}`]
  if (!entry) throw new Error(`the build has no part ${source}`)
  const known = new Set([app.file, ...importsOf(entries, app)])
  return [entry.file, ...importsOf(entries, entry)].filter((file) => !known.has(file)).map((file) => `/${file}`)
}

function fontOf(entries: Readonly<Record<string, ManifestEntry>>, name: string): string {
  const key = Object.keys(entries).find((source) => source.includes(`/${name}.woff2`))
  const file = key === undefined ? undefined : entries[key]?.file
  if (file === undefined) throw new Error(`the build has no font ${name}`)
  return `/${file}`
}
