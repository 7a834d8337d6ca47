import type { Page } from 'playwright-core'

/** By which pages the browser keeps what is not sent: one name for each sending. */
export function listKept(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('papo')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('outbox').objectStore('outbox').getAll()
          all.onsuccess = () => {
            opening.result.close()
            resolve((all.result as readonly { owner: string }[]).map(({ owner }) => owner))
          }
        }
      }),
  )
}
