import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { pipeline } from 'node:stream/promises'
import type { OpenedContent } from '../../../core/files.ts'
import type { Asked } from '../asked.ts'
import type { WebOptions } from '../web-door.ts'

/** What goes before the bytes. */
export interface Head {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/** Sends a stream as fast as it is taken, with no more of it in memory than one piece. */
export async function sendBytes(
  { env: { outgoing } }: Asked,
  { stream, status, headers }: Pick<OpenedContent, 'stream'> & Head,
  { limits, onError }: WebOptions,
): Promise<Response> {
  // who takes no byte for so long is cut; the next request of a connection has its own time again
  outgoing.socket?.setTimeout(limits.stalledReaderMs)
  outgoing.writeHead(status, headers)
  try {
    await pipeline(stream, outgoing)
  } catch (error) {
    // of who had gone before the first byte, nobody else does it
    stream.destroy()
    // the head is gone: that not all bytes came is told by the connection's end
    if (!isBrokenOff(error)) onError(error)
  }
  return RESPONSE_ALREADY_SENT
}

/** What is told of a reader who goes, in the middle or before the first byte. */
const gone: ReadonlySet<unknown> = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_UNABLE_TO_PIPE'])

function isBrokenOff(error: unknown): boolean {
  return error instanceof Error && 'code' in error && gone.has(error.code)
}
