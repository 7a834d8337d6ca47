/**
 * A conversation over real sockets, as it is written down in docs/protocol.md and in tests:
 *
 *     # language en          a setting of the server (before the first step); other lines with # are remarks
 *     A > /create lab        A sends a line          A >| Lari     … without its line end
 *     A < Room lab created   A's next line is this   A <| Name: …  these characters come, no line end after them
 *     A ~                    nothing more is waiting for A
 *     A ends                 the server closes A's connection, after nothing else
 *     A hangs up             A closes its connection     A resets   … by RST
 *
 * A client connects where it is first named. `…` stands for any characters.
 */
export interface Transcript {
  /** Settings of the server, as they are written after flags. */
  readonly settings: ReadonlyMap<string, string>
  readonly steps: readonly Step[]
}

/** What one client does or sees. */
export interface Step {
  readonly client: string
  readonly action: Action
  readonly text: string
  /** The line of the transcript, for the message of a failure. */
  readonly line: string
}

/** What can happen to a client. */
export type Action = (typeof actions)[number][1]

const actions = [
  ['>|', 'send_part'],
  ['>', 'send'],
  ['<|', 'expect_part'],
  ['<', 'expect'],
  ['~', 'fence'],
  ['ends', 'ends'],
  ['hangs up', 'hangs_up'],
  ['resets', 'resets'],
  ['connects', 'connects'],
] as const

const shape = /^(?<client>[A-Z][A-Za-z0-9]*) ?(?<sign>>\||>|<\||<|~|ends|hangs up|resets|connects)(?: (?<text>.*))?$/

/** Reads a transcript; throws where a line is none of its forms. */
export function parseTranscript(text: string): Transcript {
  const lines = text.split('\n').map((line) => line.trimStart())
  const said = lines.filter((line) => line !== '' && !line.startsWith('#'))
  return { settings: new Map(lines.flatMap(parseSetting)), steps: said.map(parseStep) }
}

function parseSetting(line: string): [string, string][] {
  const found = /^# (?<name>[a-z][a-z-]*) (?<value>\S+)$/.exec(line)?.groups
  return found === undefined ? [] : [[found['name'] ?? '', found['value'] ?? '']]
}

function parseStep(line: string): Step {
  const found = shape.exec(line)?.groups
  const action = actions.find(([sign]) => sign === found?.['sign'])?.[1]
  if (found === undefined || action === undefined) throw new Error(`not a line of a transcript: ${line}`)
  return { client: found['client'] ?? '', action, text: found['text'] ?? '', line }
}
