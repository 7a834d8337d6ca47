import type { App } from './app.ts'
import { forgetPerson } from './known-person.ts'

/** Has this browser forget the person and what was not sent, and goes back to the door. */
export async function leaveDevice({ client, drafts, edits, trays }: App): Promise<void> {
  for (const sending of client.sendings) sending.discard()
  const uploads = [...trays.lying.get().values(), ...trays.going.get().values()].flat()
  // where what ends them cannot be loaded, the server sweeps them
  await Promise.allSettled(uploads.map((upload) => trays.cancel(upload)))
  trays.recordings.set(new Map())
  edits.clear()
  await drafts.clear()
  client.close()
  await forgetOutbox()
  forgetPerson()
  try {
    localStorage.removeItem('papo-last-room')
  } catch {
    // a browser that keeps nothing for us has nothing to forget
  }
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/sair' })
  document.body.append(form)
  form.submit()
}

/** What was on its way too: who comes in next on this device would find it. */
function forgetOutbox(): Promise<void> {
  return new Promise((resolve) => {
    try {
      const forgetting = indexedDB.deleteDatabase('papo')
      forgetting.onsuccess = forgetting.onerror = forgetting.onblocked = () => resolve()
    } catch {
      // a browser that keeps nothing for us has nothing to forget
      resolve()
    }
  })
}
