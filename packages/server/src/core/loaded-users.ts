import type { UserId } from '@papo/protocol'
import type { User } from './user.ts'

/**
 * Users as the store knew them. Whoever asks for one is given the same object for as long as anybody holds it: what a
 * visitor changes is changed too for the page that he opens at that moment. They are held weakly because a request or
 * a greeting that has one does not say when it is done with it.
 */
export class LoadedUsers {
  readonly #loading = new Map<UserId, Promise<User>>()
  readonly #held = new Map<UserId, WeakRef<User>>()
  readonly #released = new FinalizationRegistry<UserId>((id) => {
    if (this.#held.get(id)?.deref() === undefined) this.#held.delete(id)
  })

  /** The one whom somebody holds, or else the one that `load` brings; who is being loaded is not loaded twice. */
  async get(id: UserId, load: () => Promise<User>): Promise<User> {
    const held = this.#held.get(id)?.deref()
    if (held) return held
    const known = this.#loading.get(id)
    if (known) return known
    const loading = load()
    this.#loading.set(id, loading)
    try {
      return this.#hold(await loading)
    } finally {
      this.#loading.delete(id)
    }
  }

  #hold(user: User): User {
    this.#held.set(user.id, new WeakRef(user))
    this.#released.register(user, user.id)
    return user
  }
}
