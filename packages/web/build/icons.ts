import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { iconNames } from '../src/icon-names.ts'

const { resolve } = createRequire(import.meta.url)
const folder = join(dirname(resolve('lucide-static/package.json')), 'icons')
const name = 'virtual:icons'

/** Gives the page one sprite with the icons that it uses, and no others. */
export function icons(): Plugin {
  return {
    name: 'papo-icons',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export const sprite = ${JSON.stringify(spriteOf(iconNames))}` : undefined),
  }
}

/** The symbols of the icons: one `i-<name>` each, in the colour of the text around it. */
function spriteOf(names: readonly string[]): string {
  return names.map((icon) => `<symbol id="i-${icon}" viewBox="0 0 24 24">${shapesOf(icon)}</symbol>`).join('')
}

function shapesOf(icon: string): string {
  const svg = readFileSync(join(folder, `${icon}.svg`), 'utf8')
  const inner = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)?.[1]
  if (inner === undefined) throw new Error(`${icon} is no icon`)
  return inner.replace(/\s*\n\s*/g, '').trim()
}
