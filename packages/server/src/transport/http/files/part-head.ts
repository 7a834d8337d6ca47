/** What stands before the content of a part of a form (RFC 7578). */
export interface PartHead {
  readonly field: string
  /** Where it is given: then it is a file. */
  readonly filename?: string
  /** Its media type, without parameters. */
  readonly type: string
  readonly charset: string
}

/** The headers of a part by their names in lower case; a character stands for each byte. */
export type PartHeaders = Readonly<Record<string, readonly string[] | undefined>>

const parameter = /;\s*(?<name>[^\s=;"]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^;]*))/gs
const extended = /^(?<charset>utf-8|iso-8859-1)'[^']*'(?<text>(?:[^%"]|%[\da-f]{2})*)$/i

/** Reads it; undefined where it is no part of a form. A name in `filename*` is preferred where it can be read (RFC 6266). */
export function readPartHead(headers: PartHeaders): PartHead | undefined {
  const disposition = headers['content-disposition']?.[0] ?? ''
  if (!/^form-data\s*(?:;|$)/i.test(disposition)) return undefined
  const type = headers['content-type']?.[0] ?? ''
  const given = parametersOf(disposition)
  const filename = decodeExtended(given.get('filename*')) ?? decode(given.get('filename'))
  return {
    field: decode(given.get('name')) ?? '',
    ...(filename !== undefined && { filename }),
    type: type.split(';')[0]?.trim().toLowerCase() || 'text/plain',
    charset: parametersOf(type).get('charset')?.trim() ?? 'utf-8',
  }
}

function parametersOf(value: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const { groups: { name = '', quoted, plain = '' } = {} } of value.matchAll(parameter))
    // a single backslash is part of a path, as some programs write it
    found.set(name.toLowerCase(), quoted?.replaceAll(/\\(["\\])/g, '$1') ?? plain.trim())
  return found
}

function decode(bytes: string | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes, 'latin1').toString()
}

/** The text of `charset'language'percent-encoded` (RFC 8187); undefined where it is none, or no text of its charset. */
function decodeExtended(value: string | undefined): string | undefined {
  const { charset = '', text = '' } = extended.exec(value ?? '')?.groups ?? {}
  const bytes = text.replaceAll(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  if (text === '' || charset.toLowerCase() === 'iso-8859-1') return bytes || undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return undefined
  }
}
