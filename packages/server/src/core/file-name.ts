import { oneLine } from './one-line.ts'

const maxCodePoints = 120
const maxBytes = 200
const maxExtension = 16

/** What no name of a file may have besides: separators, what shells and Windows read as more. */
const unsafe = /["*:<>?|\\/]/g
/** The names of devices on Windows, with whatever extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i

const encoder = new TextEncoder()

/** A file's name as its sender calls it, made safe to be shown, to stand in an address, and to be saved by anybody; never empty. */
export function safeFileName(given: string): string {
  const last =
    given
      .toWellFormed()
      .split(/[\\/]/)
      .findLast((part) => /[^\s.]/.test(part)) ?? ''
  const plain = oneLine(last.normalize('NFC')).replaceAll(unsafe, '').replaceAll(/\s+/g, ' ')
  const bare = plain.replace(/^[\s.~-]+/, '').replace(/[\s.]+$/, '')
  const name = shorten(bare)
  if (name === '') return 'arquivo'
  return device.test(name) ? `_${name}` : name
}

/** The extension of a name, in lower case and without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const found = /[^.]\.([^.\s]+)$/.exec(name)?.[1] ?? ''
  return found.toLowerCase()
}

/** Shortens the part before the extension. */
function shorten(name: string): string {
  if (isShort(name)) return name
  const extension = extensionOf(name)
  const end = extension === '' || extension.length > maxExtension ? '' : name.slice(-extension.length - 1)
  const start = Array.from(end === '' ? name : name.slice(0, -end.length)).slice(0, maxCodePoints)
  while (start.length > 1 && !isShort(`${start.join('')}${end}`)) start.pop()
  return `${start.join('').trimEnd()}${end}`
}

function isShort(name: string): boolean {
  return Array.from(name).length <= maxCodePoints && encoder.encode(name).length <= maxBytes
}
