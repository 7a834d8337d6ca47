/** What IndexedDB calls; what it is told is not looked at. */
type Listener = (event: never) => unknown

/** As much of the web's IndexedDB as an outbox needs; the types of browsers are not here, since this runs in Node too. */
interface DatabaseRequest<T> {
  readonly result: T
  readonly error: Error | null
  onsuccess: Listener | null
  onerror: Listener | null
  onupgradeneeded?: Listener | null
  onblocked?: Listener | null
}

interface ObjectStore {
  getAll(): DatabaseRequest<unknown[]>
  put(value: unknown): DatabaseRequest<unknown>
  delete(key: string): DatabaseRequest<unknown>
}

interface Transaction {
  objectStore(name: string): ObjectStore
  oncomplete: Listener | null
  onabort: Listener | null
  readonly error: Error | null
}

interface Database {
  createObjectStore(name: string, options: { readonly keyPath: string }): unknown
  transaction(name: string, mode: 'readonly' | 'readwrite'): Transaction
  close(): void
  onversionchange: Listener | null
  onclose: Listener | null
}

/** The browser's door to its databases. */
export interface DatabaseFactory {
  open(name: string, version: number): DatabaseRequest<Database>
}

/** One object store of one database, opened when it is first needed and again where the browser closed it. */
export class ObjectTable {
  readonly #factory: DatabaseFactory
  readonly #name: string
  readonly #table: string
  #database: Promise<Database> | undefined

  constructor(factory: DatabaseFactory, name: string, table: string) {
    this.#factory = factory
    this.#name = name
    this.#table = table
  }

  async list(): Promise<readonly unknown[]> {
    return this.#run('readonly', (store) => store.getAll())
  }

  async put(value: unknown): Promise<void> {
    await this.#run('readwrite', (store) => store.put(value))
  }

  async delete(key: string): Promise<void> {
    await this.#run('readwrite', (store) => store.delete(key))
  }

  async #run<T>(mode: 'readonly' | 'readwrite', act: (store: ObjectStore) => DatabaseRequest<T>): Promise<T> {
    this.#database ??= this.#open()
    const database = await this.#database
    return new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(this.#table, mode)
      const request = act(transaction.objectStore(this.#table))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? request.error ?? new Error('not kept'))
    })
  }

  #open(): Promise<Database> {
    const forget = (): void => {
      this.#database = undefined
    }
    return new Promise<Database>((resolve, reject) => {
      const request = this.#factory.open(this.#name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(this.#table, { keyPath: 'key' })
      request.onsuccess = () => {
        const database = request.result
        // a newer page wants to change it, or the browser let go of it: the next use opens it again
        database.onversionchange = () => {
          database.close()
          forget()
        }
        database.onclose = forget
        resolve(database)
      }
      request.onerror = () => {
        forget()
        reject(request.error ?? new Error('no database'))
      }
    })
  }
}
