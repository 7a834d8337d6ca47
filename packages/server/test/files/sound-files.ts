const little = (bytes: number, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}
const big = (bytes: number, value: number): Buffer => little(bytes, value).reverse()
const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

/** So many milliseconds of silence as WAV: 8,000 samples of 16 bits a second, with a chunk of odd length before them. */
export function wav(ms: number, told?: number): Buffer {
  const data = Buffer.alloc(ms * 16)
  const format = [little(2, 1), little(2, 1), little(4, 8000), little(4, 16_000), little(2, 2), little(2, 16)]
  const parts = [
    latin('WAVEfmt '),
    little(4, 16),
    ...format,
    latin('LIST'),
    little(4, 3),
    latin('abc\0'),
    latin('data'),
    little(4, told ?? data.length),
    data,
  ]
  const body = Buffer.concat(parts)
  return Buffer.concat([latin('RIFF'), little(4, body.length), body])
}

/** The head of a FLAC of so many samples at 44,100 a second. */
export function flac(samples: number): Buffer {
  const info = Buffer.concat([Buffer.alloc(10), big(3, 44_100 << 4), big(5, samples), Buffer.alloc(16)])
  return Buffer.concat([latin('fLaC'), Buffer.of(0x80), big(3, info.length), info, Buffer.alloc(100, 1)])
}

/** An MP3 of frames of 417 bytes at 128,000 bits and 44,100 samples a second, behind a tag; the first may tell how many. */
export function mp3(
  frames: number,
  told?: { readonly name: 'Xing' | 'Info' | 'VBRI'; readonly frames: number },
): Buffer {
  const all = Buffer.concat(
    Array.from({ length: frames }, () => Buffer.concat([big(4, 0xfffb9000), Buffer.alloc(413)])),
  )
  if (told?.name === 'VBRI') Buffer.concat([latin('VBRI'), Buffer.alloc(10), big(4, told.frames)]).copy(all, 36)
  else if (told) Buffer.concat([latin(told.name), big(4, 1), big(4, told.frames)]).copy(all, 36)
  const tag = Buffer.concat([latin('ID3\x04\0\0'), Buffer.of(0, 0, 2, 44), Buffer.alloc(300)])
  return Buffer.concat([tag, all])
}

/** An Ogg of Opus or Vorbis whose last page tells so many samples; pages of another stream, and one on which nothing ends, follow. */
export function ogg(codec: 'opus' | 'vorbis', samples: number): Buffer {
  const head =
    codec === 'opus'
      ? Buffer.concat([latin('OpusHead\x01\x02'), little(2, 312), little(4, 44_100), Buffer.alloc(3)])
      : Buffer.concat([latin('\x01vorbis'), Buffer.alloc(5), little(4, 44_100), Buffer.alloc(14)])
  const last = [page(7, samples, 'x'.repeat(60)), page(8, 9_999_999, 'y'), page(7, -1, 'z')]
  return Buffer.concat([page(7, 0, head), page(7, 100, 'a'.repeat(90)), ...last])
}

function page(serial: number, samples: number, body: string | Buffer): Buffer {
  const granule = Buffer.alloc(8)
  granule.writeBigInt64LE(BigInt(samples))
  const bytes = typeof body === 'string' ? latin(body) : body
  const head = [latin('OggS\0\x02'), granule, little(4, serial), Buffer.alloc(8), Buffer.of(1, bytes.length)]
  return Buffer.concat([...head, bytes])
}
