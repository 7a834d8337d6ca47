import type { NoticeLevel, RoomId, UserId } from '@papo/protocol'
import type { MarkerRecord, MemberRecord, People, TokenRecord, UserRecord } from '../../core/store/people.ts'
import type { Workers } from './workers.ts'

/** The records of users in SQLite, as the main thread sees them. */
export class SqlitePeople implements People {
  readonly #workers: Workers

  constructor(workers: Workers) {
    this.#workers = workers
  }

  takeIds(count: number): Promise<UserId> {
    return this.#workers.writer.call('takeIds', count)
  }

  putUser(user: UserRecord): Promise<void> {
    return this.#workers.writer.call('putUser', user)
  }

  putToken(token: TokenRecord): Promise<void> {
    return this.#workers.writer.call('putToken', token)
  }

  getToken(digest: string): Promise<TokenRecord | undefined> {
    return this.#workers.reader.call('getToken', digest)
  }

  listTokens(seenSince: number): Promise<readonly TokenRecord[]> {
    return this.#workers.reader.call('listTokens', seenSince)
  }

  deleteTokens(seenBefore: number): Promise<void> {
    return this.#workers.writer.call('deleteTokens', seenBefore)
  }

  putMember(member: MemberRecord): Promise<void> {
    return this.#workers.writer.call('putMember', member)
  }

  putMarkers(markers: readonly MarkerRecord[]): Promise<void> {
    return this.#workers.writer.call('putMarkers', markers)
  }

  putNotice(user: UserId, room: RoomId, notice: NoticeLevel): Promise<void> {
    return this.#workers.writer.call('putNotice', user, room, notice)
  }

  putIgnored(user: UserId, other: UserId, on: boolean): Promise<void> {
    return this.#workers.writer.call('putIgnored', { user, other, on })
  }

  listIgnored(user: UserId): Promise<readonly UserId[]> {
    return this.#workers.reader.call('listIgnored', user)
  }

  deleteMember(user: UserId, room: RoomId): Promise<void> {
    return this.#workers.writer.call('deleteMember', user, room)
  }

  listMembers(user: UserId): Promise<readonly MemberRecord[]> {
    return this.#workers.reader.call('listMembers', user)
  }
}
