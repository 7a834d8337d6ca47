import type { Client } from '@papo/sdk'

/** Loads a part of the script that something waits for already: again each time that there is a connection, until it comes. */
export async function loadPatiently<T>(client: Client, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    return new Promise((resolve) => {
      const stop = client.on('state', ({ type }) => {
        if (type !== 'ready') return
        load().then(
          (part) => {
            stop()
            resolve(part)
          },
          // it is asked for the next time
          () => undefined,
        )
      })
    })
  }
}
