import { limits } from '@papo/protocol'

const announcement = /^(?<name>.+) entrou no chat\.$/su
const maxSuffix = 20

/**
 * S3's program, which announces a name and puts it before all that it sends (docs/classic.md 16).
 * It can't answer a question: a name that is in use gets `-2`, `-3`.
 */
export class S3Program {
  readonly #name: string
  readonly #nicks: Generator<string, undefined>

  private constructor(name: string, fallback: string) {
    this.#name = name
    this.#nicks = nicksLike(name, fallback)
  }

  /** The program that a first message announces, if it is one; `fallback` is a nick for who can have no other. */
  static announcedBy(message: string, fallback: string): S3Program | undefined {
    const name = announcement.exec(message.trim())?.groups?.['name']
    return name === undefined ? undefined : new S3Program(name, fallback)
  }

  /** The next nick to try that may be had; undefined when all were tried. */
  nextNick(isFree: (nick: string) => boolean): string | undefined {
    for (;;) {
      const { done, value } = this.#nicks.next()
      if (done) return undefined
      if (isFree(value)) return value
    }
  }

  /** What was said, without the name that the program puts before it. */
  saidIn(message: string): string {
    const prefix = `${this.#name}:`
    return message.startsWith(prefix) ? message.slice(prefix.length).replace(/^ /, '') : message
  }
}

function* nicksLike(name: string, fallback: string): Generator<string, undefined> {
  yield name
  for (let n = 2; n <= maxSuffix; n++) {
    const suffix = `-${n}`
    const start = Array.from(name).slice(0, limits.maxNickCodePoints - suffix.length)
    yield start.join('').trimEnd() + suffix
  }
  yield fallback
  return undefined
}
