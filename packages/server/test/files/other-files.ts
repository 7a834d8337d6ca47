import { numbers } from './pictures.ts'

interface Told {
  /** In how many bytes its length is told. */
  readonly sizeBytes?: number
  /** Its length is not told. */
  readonly isOpen?: true
}

/** An element of Matroska, by its name in hex. */
export function element(id: string, ...parts: readonly (string | Uint8Array | Told)[]): Buffer {
  const told: Told[] = []
  const body: Uint8Array[] = []
  for (const part of parts) {
    if (typeof part === 'string') body.push(Buffer.from(part, 'latin1'))
    else if (part instanceof Uint8Array) body.push(part)
    else told.push(part)
  }
  const bytes = Buffer.concat(body)
  const { sizeBytes = bytes.length < 127 ? 1 : 2, isOpen } = told[0] ?? {}
  const size = isOpen ? (1n << BigInt(7 * sizeBytes)) - 1n : BigInt(bytes.length)
  const head = (size | (1n << BigInt(7 * sizeBytes))).toString(16).padStart(2 * sizeBytes, '0')
  return Buffer.concat([Buffer.from(id + head, 'hex'), bytes])
}

/** A WebM file of such parts. */
export function matroska(...parts: readonly Buffer[]): Buffer {
  const head = element('1a45dfa3', element('4282', 'webm'))
  return Buffer.concat([head, element('18538067', { sizeBytes: 8 }, ...parts), element('ec', 'VOID')])
}

type Entry = readonly [tag: number, type: number, count: number, value: number | string]

/** A raw picture: a directory with XMP and IPTC, one of Exif, one of places, and a smaller picture. */
export function rawTiff(order: 'II' | 'MM'): Buffer {
  const texts = ['CAMERA', 'SecretXmp packet', 'SecretIptc', 'EXPOSURE', 'PIXELS', 'Secret Latitude 24 bytes']
  const directories = (at: readonly number[], text: readonly number[]): readonly (readonly Entry[])[] => [
    [
      [0x10f, 2, 6, text[0] ?? 0],
      [0x14a, 4, 1, at[2] ?? 0],
      [0x2bc, 1, 16, text[1] ?? 0],
      [0x83bb, 7, 10, text[2] ?? 0],
      [0x8769, 4, 1, at[1] ?? 0],
      [0x8825, 4, 1, at[3] ?? 0],
    ],
    [[0x829a, 7, 8, text[3] ?? 0]],
    [[0x111, 7, 6, text[4] ?? 0]],
    [
      [1, 2, 2, 'S\0\0\0'],
      [2, 5, 3, text[5] ?? 0],
    ],
  ]
  const lengths = directories([], []).map((entries) => 2 + entries.length * 12 + 4)
  const starts = placesOf(8, lengths)
  const end = 8 + lengths.reduce((sum, length) => sum + length, 0)
  const data = placesOf(
    end,
    texts.map((text) => text.length),
  )
  const write = new Numbers(order)
  const parts = directories(starts, data).map((entries) => write.directory(entries))
  return Buffer.concat([write.head(), ...parts, Buffer.from(texts.join(''), 'latin1')])
}

function placesOf(from: number, lengths: readonly number[]): number[] {
  let at = from
  return lengths.map((length) => (at += length) - length)
}

class Numbers {
  readonly #order: 'II' | 'MM'

  constructor(order: 'II' | 'MM') {
    this.#order = order
  }

  head(): Buffer {
    return Buffer.concat([Buffer.from(this.#order), this.#short(42), this.#long(8)])
  }

  directory(entries: readonly Entry[]): Buffer {
    const written = entries.map(([tag, type, count, value]) => {
      const bytes = typeof value === 'number' ? this.#long(value) : Buffer.from(value, 'latin1')
      return Buffer.concat([this.#short(tag), this.#short(type), this.#long(count), bytes])
    })
    return Buffer.concat([this.#short(entries.length), ...written, numbers(0)])
  }

  #short(value: number): Buffer {
    return this.#long(value).subarray(this.#order === 'II' ? 0 : 2, this.#order === 'II' ? 2 : 4)
  }

  #long(value: number): Buffer {
    return this.#order === 'II' ? numbers(value).reverse() : numbers(value)
  }
}
