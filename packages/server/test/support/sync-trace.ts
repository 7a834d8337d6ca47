import { readFileSync } from 'node:fs'

/** A moment at which a system call of a traced program began or was done. */
interface Moment {
  readonly thread: string
  readonly call: string
  /** What it was given; known when it begins. */
  readonly given: string
  readonly isBegin: boolean
  readonly isDone: boolean
  readonly result: string
}

/** Between a text's way to the disk and its way out: what stands there is whether it was safe. */
export interface TextTrace {
  /** Whether it was written to the write-ahead log at all. */
  readonly isWritten: boolean
  /** Whether it was sent to anybody. */
  readonly isSent: boolean
  /** Whether a sync of that file began after the write was done, and was done before the sending began. */
  readonly isSynced: boolean
}

const line = /^(?<thread>\d+)\s+(?<rest>.*)$/
const whole = /^(?<call>\w+)\((?<given>.*)\)\s+= (?<result>.*)$/s
const begun = /^(?<call>\w+)\((?<given>.*)<unfinished \.\.\.>$/s
const resumed = /^<\.\.\. (?<call>\w+) resumed>.*\)\s+= (?<result>.*)$/s

const writes = new Set(['pwrite64', 'pwritev', 'pwritev2', 'write', 'writev'])
const sends = new Set(['write', 'writev', 'sendto', 'sendmsg'])
const syncs = new Set(['fdatasync', 'fsync'])

/** What strace saw of a server (`-f -y -s 65536`): when which bytes went to the disk and to people. */
export class SyncTrace {
  readonly #moments: readonly Moment[]

  constructor(text: string) {
    this.#moments = text.split('\n').flatMap(parse)
  }

  static read(file: string): SyncTrace {
    return new SyncTrace(readFileSync(file, 'latin1'))
  }

  /** How a text, which must be in ASCII and unlike any other, went. */
  follow(text: string): TextTrace {
    const holds = ({ given, isBegin }: Moment): boolean => isBegin && given.includes(text)
    const written = this.#moments.findIndex((one) => holds(one) && writes.has(one.call) && isLog(one.given))
    const sent = this.#moments.findIndex((one) => holds(one) && sends.has(one.call) && isSocket(one.given))
    const isWritten = written >= 0
    const isSent = sent >= 0
    return { isWritten, isSent, isSynced: isWritten && isSent && this.#hasSync(this.#doneAt(written), sent) }
  }

  #hasSync(from: number, to: number): boolean {
    if (from < 0) return false
    return this.#moments.slice(from, to).some((one, index) => {
      if (!syncs.has(one.call) || !one.isBegin || !isLog(one.given)) return false
      const done = this.#doneAt(from + index)
      return done >= 0 && done < to && this.#moments[done]?.result === '0'
    })
  }

  /** Where the call that begins there is done; it may be the same place. */
  #doneAt(at: number): number {
    const { thread, call } = this.#moments[at] ?? {}
    return this.#moments.findIndex(
      (one, index) => index >= at && one.thread === thread && one.call === call && one.isDone,
    )
  }
}

function parse(text: string): Moment[] {
  const { thread = '', rest = '' } = line.exec(text)?.groups ?? {}
  const found = whole.exec(rest)?.groups ?? begun.exec(rest)?.groups ?? resumed.exec(rest)?.groups
  if (!found) return []
  const { call = '', given = '', result = '' } = found
  return [
    { thread, call, given, result, isBegin: !rest.startsWith('<...'), isDone: !rest.endsWith('<unfinished ...>') },
  ]
}

function isLog(given: string): boolean {
  return /^\d+<[^>]*papo\.db-wal>/.test(given)
}

function isSocket(given: string): boolean {
  return /^\d+<(?:socket|TCP):/.test(given)
}
