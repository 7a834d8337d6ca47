import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fieldRows } from './docs-fields.ts'

/** Writes the table Fields of docs/protocol.md from the schemas: run it when a schema changed. */
const page = join(import.meta.dirname, '../docs/protocol.md')
const code = (text: string): string => `\`${text}\``
const rows = fieldRows().map((cells) => `| ${cells.map(code).join(' | ')} |`)
const table = ['| Name | Holds |', '|---|---|', ...rows].join('\n')
const text = readFileSync(page, 'utf8')
writeFileSync(page, text.replace(/(?<=^## Fields\n[^|]*)^\|[^]*?\n(?=\n)/m, `${table}\n`))
