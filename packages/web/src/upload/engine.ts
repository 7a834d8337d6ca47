import type { Language } from '@papo/protocol'
import type { Client } from '@papo/sdk'
import { steadyClock } from '../state/steady-clock.ts'
import { askBeforeLeaving } from './leaving.ts'
import { UploadQueue } from './queue.ts'
import { shrink } from './shrink.ts'
import { createTusTransport } from './tus.ts'

/** Makes the queue of a page, which goes on at once when the connection is back. */
export function openQueue(client: Client, language: () => Language): UploadQueue {
  const queue = new UploadQueue({
    transport: createTusTransport(),
    clock: steadyClock,
    prepare: shrink,
    language,
    maxBytes: () => client.maxFileBytes,
  })
  client.on('state', ({ type }) => type === 'ready' && queue.wake())
  addEventListener('online', () => queue.wake())
  askBeforeLeaving(() => queue.wouldLose)
  addEventListener('pagehide', ({ persisted }) => persisted || queue.leave())
  return queue
}
