import type { Client } from './api/client.ts'
import type { ClientState, StopReason } from './api/connecting.ts'
import { Disconnected } from './api/errors.ts'

/** Resolves when a client is ready, rejects when it stops. */
export function whenReady(client: Pick<Client, 'state' | 'on'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (state: ClientState): boolean => {
      if (state.type === 'ready') resolve()
      else if (state.type === 'stopped') reject(stopError(state.reason))
      return state.type === 'ready' || state.type === 'stopped'
    }
    if (look(client.state)) return
    const stop = client.on('state', (state) => look(state) && stop())
  })
}

/** Why a client stopped, as an error. */
export function stopError(reason: StopReason): Error {
  switch (reason.type) {
    case 'refused':
      return reason.error
    case 'cut':
      return new Disconnected(reason.text || `closed with ${reason.code}`)
    case 'closed':
      return new Disconnected('closed')
  }
}
