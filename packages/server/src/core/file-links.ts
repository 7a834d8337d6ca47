import { ChatError } from '@papo/protocol'
import type { FileId, FileView } from '@papo/protocol'
import type { Clock } from './clock.ts'
import type { Secrets } from './secrets.ts'

/** What links are signed with and judged by. */
export interface LinkPorts {
  readonly clock: Pick<Clock, 'now'>
  readonly secrets: Pick<Secrets, 'sign' | 'isSame'>
  readonly key: string
  /** How long one is good; undefined for ever. */
  readonly linkMs: number | undefined
}

/** How many characters of a signature stand in a link: 132 bits. */
const signatureLength = 22

/** Links to files, which need no token: signed by the server, and good for a time. */
export class FileLinks {
  readonly #ports: LinkPorts

  constructor(ports: LinkPorts) {
    this.#ports = ports
  }

  /** The path of a file, with a signature. Within an hour it stays the same. */
  path({ id, name }: FileView): string {
    return `/a/${id}/${encodeURIComponent(name)}?k=${this.#sign(id, this.#end())}`
  }

  /** Throws `file_not_found` where the server never signed that, `link_expired` where its time is over. */
  check(id: FileId, given: string): void {
    const { secrets, clock } = this.#ports
    const [end = ''] = given.split('.')
    const isReadable = /^[\da-z]{1,8}\.[\w-]{22}$/.test(given)
    if (!isReadable || !secrets.isSame(this.#sign(id, end), given)) throw new ChatError('file_not_found')
    if (end !== endless && parseInt(end, 36) * 1000 <= clock.now()) throw new ChatError('link_expired')
  }

  #end(): string {
    const { clock, linkMs } = this.#ports
    if (linkMs === undefined) return endless
    // to the full hour: the same file's link is the same for a while, and is found in what keeps pages
    const hour = Math.max(1000, Math.min(3_600_000, linkMs))
    return Math.ceil((Math.ceil(clock.now() / hour) * hour + linkMs) / 1000).toString(36)
  }

  #sign(id: FileId, end: string): string {
    const { secrets, key } = this.#ports
    return `${end}.${secrets.sign(key, `file ${id} ${end}`).slice(0, signatureLength)}`
  }
}

/** What stands for the end of a link that has none. */
const endless = '0'
