import { nickSlug, skeleton } from '@papo/protocol'
import type { UserId } from '@papo/protocol'

/** Which nicks are taken: a nick points to at most one user, and so does every look-alike of it. */
export class Nicks {
  readonly #bySlug = new Map<string, UserId>()
  readonly #byLook = new Map<string, UserId>()

  /** Whether somebody else than `user` has it, or one that looks like it. */
  isTaken(nick: string, user?: UserId): boolean {
    const owners = [this.#bySlug.get(nickSlug(nick)), ...skeleton(nick).map((key) => this.#byLook.get(key))]
    return owners.some((owner) => owner !== undefined && owner !== user)
  }

  /** Who has the nick with this slug. */
  ownerOf(slug: string): UserId | undefined {
    return this.#bySlug.get(slug)
  }

  /** Gives a free nick to a user. */
  take(nick: string, user: UserId): void {
    this.#bySlug.set(nickSlug(nick), user)
    for (const key of skeleton(nick)) this.#byLook.set(key, user)
  }

  /** Frees a nick, if that user has it. */
  free(nick: string, user: UserId): void {
    const slug = nickSlug(nick)
    if (this.#bySlug.get(slug) === user) this.#bySlug.delete(slug)
    for (const key of skeleton(nick)) if (this.#byLook.get(key) === user) this.#byLook.delete(key)
  }
}
