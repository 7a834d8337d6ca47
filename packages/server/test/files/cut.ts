import assert from 'node:assert/strict'
import type { Container, Facts } from '../../src/files/metadata/container.ts'
import { Window } from '../../src/files/window.ts'
import type { ReadsAt } from '../../src/files/window.ts'

/** What a container makes of bytes, and what it learns on the way. */
export async function cut(container: Container, bytes: Buffer): Promise<{ bytes: Buffer; facts: Facts }> {
  const facts: Facts = { width: 0, height: 0, frames: 1 }
  const parts: Uint8Array[] = []
  for await (const piece of container(windowOf(bytes), facts)) {
    if ('bytes' in piece) parts.push(piece.bytes)
    else if ('zeros' in piece) parts.push(Buffer.alloc(piece.zeros))
    else {
      assert.ok(piece.from >= 0 && piece.from <= piece.to && piece.to <= bytes.length, 'a piece lies in the file')
      parts.push(bytes.subarray(piece.from, piece.to))
    }
  }
  return { bytes: Buffer.concat(parts), facts }
}

/** Bytes as if they were in a file. */
export function windowOf(bytes: Buffer): Window {
  const file: ReadsAt = {
    read: async (...[into, offset, length, position]) => {
      assert.ok(position >= 0 && length >= 0 && position + length <= bytes.length, 'it reads within the file')
      return { bytesRead: bytes.copy(into, offset, position, position + length) }
    },
  }
  return new Window(file, bytes.length)
}
