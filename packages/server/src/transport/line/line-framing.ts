import { isUtf8 } from 'node:buffer'
import type { ErrorCode } from '@papo/protocol'
import { Telnet } from './telnet.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const telnetReturn = Buffer.from('\r\0')
const nothing = Buffer.alloc(0)

/** A line that came whole, or why it is not read. */
export type Framed = { readonly line: string } | { readonly problem: FramingProblem }

/** Why a line is not read. */
export type FramingProblem = Extract<ErrorCode, 'line_too_long' | 'bad_utf8' | 'nul_in_text'>

/** What ends a message: not known yet, perhaps silence, silence, or the end of a line. */
type Framing = 'unknown' | 'undecided' | 'silence' | 'lines'

/**
 * Cuts what a client sends into lines: ended by LF, CR LF, or telnet's CR NUL.
 * The seeds' programs send none of these: where the first segment has no line end and silence follows it,
 * silence ends messages from then on (docs/classic.md 16), and so does the end of the stream.
 */
export class LineFrames {
  readonly #maxBytes: number
  #framing: Framing = 'unknown'
  #bytes: Buffer = nothing
  #at = 0
  /** Whether the rest of a line that was too long is thrown away. */
  #isDropping = false
  #telnet: Telnet | undefined

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Bytes that are held. */
  get size(): number {
    return this.#bytes.length - this.#at
  }

  /** Whether nothing is held of a line that has begun. */
  get isEmpty(): boolean {
    return this.size === 0 && !this.#isDropping && (this.#telnet?.isIdle ?? true)
  }

  /** Whether silence would end the message that is held. */
  get awaitsSilence(): boolean {
    return (this.#framing === 'undecided' || this.#framing === 'silence') && (this.size > 0 || this.#isDropping)
  }

  /** Takes bytes as they came: they are its own from then on, and those that it drops are gone. */
  push(chunk: Buffer): void {
    if (!this.#telnet && chunk.includes(0xff)) this.#telnet = new Telnet()
    const bytes = this.#telnet ? this.#telnet.filter(chunk) : chunk
    if (bytes.length === 0) return
    if (this.#framing === 'unknown') this.#framing = isSeveralCharacters(bytes) ? 'undecided' : 'lines'
    if (this.#framing === 'undecided' && hasLineEnd(bytes)) this.#framing = 'lines'
    this.#append(bytes)
  }

  /** There was silence: what is held is a message. True the first time, when that becomes the rule. */
  fallSilent(): boolean {
    const isNew = this.#framing === 'undecided'
    if (isNew) this.#framing = 'silence'
    if (this.#framing === 'silence') this.#append(Buffer.of(lineFeed))
    return isNew
  }

  /** No more will come. Half a line is nothing; half a message is one. */
  end(): void {
    if (this.#framing === 'silence' && this.size > 0) this.#append(Buffer.of(lineFeed))
  }

  /** The next line; undefined where none has come whole. */
  next(): Framed | undefined {
    for (;;) {
      const found = this.#findEnd()
      if (this.#isDropping) {
        this.#drop(found)
        if (!found) return undefined
        continue
      }
      if (found) return this.#take(found)
      if (this.size <= this.#maxBytes + 1) return this.#keep()
      this.#isDropping = true
      return { problem: 'line_too_long' }
    }
  }

  #append(bytes: Buffer): void {
    this.#bytes = this.size === 0 ? bytes : Buffer.concat([this.#bytes.subarray(this.#at), bytes])
    this.#at = 0
  }

  /** Where the line that is held ends, and where the next one begins. */
  #findEnd(): LineEnd | undefined {
    if (this.size === 0) return undefined
    const feed = this.#bytes.indexOf(lineFeed, this.#at)
    const until = feed === -1 ? this.#bytes.length : feed
    // only within this line: a search of all that is held, for each line of it, would be quadratic
    const typed = this.#bytes.subarray(this.#at, until).indexOf(telnetReturn)
    if (typed !== -1) return { end: this.#at + typed, next: this.#at + typed + telnetReturn.length }
    if (feed === -1) return undefined
    const hasReturn = feed > this.#at && this.#bytes[feed - 1] === carriageReturn
    return { end: hasReturn ? feed - 1 : feed, next: feed + 1 }
  }

  #take({ end, next }: LineEnd): Framed {
    const line = this.#bytes.subarray(this.#at, end)
    this.#skipTo(next)
    if (line.length > this.#maxBytes) return { problem: 'line_too_long' }
    if (line.includes(0)) return { problem: 'nul_in_text' }
    if (!isUtf8(line)) return { problem: 'bad_utf8' }
    const text = line.toString()
    return { line: text.startsWith('\ufeff') ? text.slice(1) : text }
  }

  /** Keeps half a line, but not the whole segment of which it is the end. */
  #keep(): undefined {
    if (this.#at === 0) return undefined
    const rest = Buffer.allocUnsafeSlow(this.size)
    this.#bytes.copy(rest, 0, this.#at)
    this.#bytes = rest
    this.#at = 0
    return undefined
  }

  #drop(found: LineEnd | undefined): void {
    if (found) {
      this.#isDropping = false
      return this.#skipTo(found.next)
    }
    // a CR may be the first half of telnet's line end
    const isReturn = this.#bytes.at(-1) === carriageReturn
    release(this.#bytes)
    this.#bytes = isReturn ? Buffer.of(carriageReturn) : nothing
    this.#at = 0
  }

  #skipTo(next: number): void {
    this.#at = next
    if (this.size > 0) return
    this.#bytes = nothing
    this.#at = 0
  }
}

interface LineEnd {
  readonly end: number
  readonly next: number
}

/** Gives the memory of a whole segment back at once: such segments come faster than they are collected. */
function release({ buffer, length }: Buffer): void {
  if (length > 0 && buffer instanceof ArrayBuffer && buffer.byteLength === length) buffer.transfer(0)
}

function hasLineEnd(bytes: Buffer): boolean {
  return bytes.includes(lineFeed) || bytes.includes(telnetReturn)
}

/** Whether more than one character begins in these bytes. */
function isSeveralCharacters(bytes: Buffer): boolean {
  let count = 0
  for (const byte of bytes) {
    if ((byte & 0xc0) !== 0x80) count += 1
    if (count > 1) return true
  }
  return false
}
