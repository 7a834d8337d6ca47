const iac = 0xff
const subnegotiationEnd = 0xf0
const subnegotiation = 0xfa
const firstOption = 0xfb
const lineFeed = 0x0a

/** Bytes of one subnegotiation; a longer one is none. */
const maxSubnegotiation = 512

type State = 'text' | 'command' | 'option' | 'subnegotiation' | 'subnegotiation_command'

/**
 * Takes telnet's commands (RFC 854) out of what a client sends, over any number of packets; nothing is answered.
 * What only looks like one is left in, and is no UTF-8 then.
 */
export class Telnet {
  #state: State = 'text'
  #length = 0

  /** Whether no command is half read. */
  get isIdle(): boolean {
    return this.#state === 'text'
  }

  /** The chunk without commands. */
  filter(chunk: Buffer): Buffer {
    if (this.isIdle && !chunk.includes(iac)) return chunk
    const kept: number[] = []
    for (const byte of chunk) this.#take(byte, kept)
    return Buffer.from(kept)
  }

  #take(byte: number, kept: number[]): void {
    switch (this.#state) {
      case 'text':
        if (byte === iac) this.#state = 'command'
        else kept.push(byte)
        return
      case 'command':
        return this.#takeCommand(byte, kept)
      case 'option':
        this.#state = 'text'
        // no option has this number any more, but a line of bytes that are no text ends so
        if (byte === lineFeed) kept.push(iac, byte)
        return
      case 'subnegotiation':
        this.#length += 1
        if (byte === iac) this.#state = 'subnegotiation_command'
        else if (this.#length > maxSubnegotiation) this.#state = 'text'
        return
      case 'subnegotiation_command':
        this.#state = byte === subnegotiationEnd ? 'text' : 'subnegotiation'
    }
  }

  #takeCommand(byte: number, kept: number[]): void {
    this.#state = 'text'
    if (byte === iac || byte < subnegotiationEnd) kept.push(iac, ...(byte === iac ? [] : [byte]))
    else if (byte >= firstOption) this.#state = 'option'
    else if (byte === subnegotiation) {
      this.#state = 'subnegotiation'
      this.#length = 0
    }
  }
}
