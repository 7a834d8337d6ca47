import type { FileId, FileView } from '@papo/protocol'

const shape = /^(?<uuid>[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})_/i

/** What S4 calls a file: its id spelt as a UUID, and its name without anything but ASCII letters, digits, `.`, `_`, `-`. */
export function aliasOf({ id, name }: Pick<FileView, 'id' | 'name'>): string {
  const hex = Buffer.from(id, 'base64url').toString('hex')
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return `${uuid}_${safeName(name)}`
}

/** The file that S4's name for it means. */
export function aliasedFile(alias: string): FileId | undefined {
  const uuid = shape.exec(alias)?.groups?.['uuid']
  return uuid === undefined ? undefined : Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url')
}

/** A name as S4 makes it safe: accents taken off, blanks to `_`, no dots or underscores at its ends. */
function safeName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^\0-\x7f]/g, '')
    .replaceAll(/[/\\]/g, ' ')
    .trim()
    .split(/\s+/)
    .join('_')
    .replaceAll(/[^\w.-]/g, '')
    .replaceAll(/^[._]+|[._]+$/g, '')
}
