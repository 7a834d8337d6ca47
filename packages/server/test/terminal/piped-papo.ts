import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import type { TestContext } from 'node:test'
import { atEnd } from '../support/at-end.ts'
import { Person } from '../support/person.ts'

const program = join(import.meta.dirname, '../../bin/papo.js')

/** How `papo join` is run. */
export interface PipedOptions {
  readonly port: number
  /** The folder in which it remembers. */
  readonly state: string
  readonly nick?: string
}

/** `papo join` behind pipes: a person who types lines and reads them. */
export class PipedPapo {
  readonly person: Person
  readonly #child: ChildProcess

  private constructor(t: TestContext, { port, state, nick = 'Lari' }: PipedOptions) {
    const args = [program, 'join', `127.0.0.1:${port}`, '--nick', nick, '--room', 'geral', '--language', 'pt-BR']
    const { PATH, NODE_COMPILE_CACHE } = process.env
    const env = { PATH, NODE_COMPILE_CACHE, PAPO_STATE: state }
    const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] })
    this.#child = child
    this.person = new Person(t, { input: child.stdout.pipe(asNetworkLines()), output: child.stdin })
    atEnd(t, () => this.kill())
  }

  /** Starts one, and waits until it is in the room. */
  static async start(t: TestContext, options: PipedOptions): Promise<PipedPapo> {
    const papo = new PipedPapo(t, options)
    await papo.person.hears("✅ Você entrou na sala 'geral'.")
    return papo
  }

  /** Types lines, and waits until it says that they wait. */
  async queues(...lines: string[]): Promise<void> {
    this.person.say(...lines)
    for (const line of lines) await this.person.hears(`🔹 Na fila: ${line}`)
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.ended()
  }

  /** Ends what is typed, and resolves with the code that it leaves with. */
  async leaves(): Promise<number | null> {
    this.person.hangUp()
    return this.ended()
  }

  /** Resolves with the code that it left with. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit')
    return this.#child.exitCode
  }
}

/** A program ends its lines as the system does, the network as it always did. */
function asNetworkLines(): Transform {
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) =>
      done(null, Buffer.from(chunk.toString('latin1').replaceAll('\n', '\r\n'), 'latin1')),
  })
}
