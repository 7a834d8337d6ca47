import { ChatError } from '@papo/protocol'
import type { IncomingMessage } from 'node:http'

/** What became of a body whose sender broke off, or was cut off for taking too long: nobody hears an answer. */
export class BrokenOff extends Error {}

/** Reads a whole body of at most so many bytes; rejects with `body_too_long` as soon as it is more. */
async function readBody(incoming: IncomingMessage, max: number): Promise<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > max) throw tooLong(max)
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > max) throw tooLong(max)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof ChatError ? error : new BrokenOff()
  }
  return Buffer.concat(chunks)
}

/** The same as text; rejects with `bad_utf8` where it is none. */
export async function readText(incoming: IncomingMessage, max: number): Promise<string> {
  const bytes = await readBody(incoming, max)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new ChatError('bad_utf8')
  }
}

function tooLong(max: number): ChatError {
  return new ChatError('body_too_long', { max })
}
