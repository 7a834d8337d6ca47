import { createHash, randomBytes } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** A whole grey picture, so many pixels wide and high. */
export function png(width = 1, height = width): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height, 127)
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A picture that, read as a script, runs. */
export const gifThatRuns = Buffer.from(
  'GIF89a/*\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;*/=1;globalThis.hasRun="gif";//',
  'latin1',
)

/** A page and a drawing that would run, a script, and a PDF with a script in it. */
export const wouldRun = {
  'page.html': '<!doctype html><title>x</title><script>globalThis.hasRun=document.title="html"</script>',
  'drawing.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" onload="globalThis.hasRun=\'svg\'"><script>globalThis.hasRun="svg"</script></svg>',
  'script.js': 'globalThis.hasRun = "js"',
  'style.css': 'body { display: none }',
  'paper.pdf':
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
  'page.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"><script>globalThis.hasRun="xhtml"</script></html>',
  'feed.xml':
    '<?xml version="1.0"?><x xmlns:h="http://www.w3.org/1999/xhtml"><h:script>globalThis.hasRun="xml"</h:script></x>',
  'table.csv': '=cmd|"/c calc"!A1',
} as const

/** Bytes that are like no others. */
export function noise(length: number): Buffer {
  return randomBytes(length)
}

/** The hash of bytes, as contents are named. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
