import { spawn, spawnSync } from 'node:child_process'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'
import { Person } from './person.ts'
import { requireTool } from './system-tool.ts'

/** Two hosts and a cable between them, made of network namespaces. */
export interface TwoHosts {
  /** The command that runs a program on the host of the server. */
  readonly server: readonly string[]
  /** Where the server is, seen from the other host. */
  readonly address: string
  /** Somebody with nc on the other host. */
  connect(port: number): Person
  /** Somebody with nc on the server's own host. */
  connectHere(port: number): Person
  /** From now on nothing of the other host arrives, and nothing is said about it. */
  cut(): void
}

let made = 0

/**
 * Makes two hosts that go with the test. Where this user may not, the test is skipped by name, or fails where `CI` is
 * set; the test then returns at once.
 */
export function makeTwoHosts(t: TestContext): TwoHosts | undefined {
  const tools = ['ip', 'iptables', 'nc'].map((name) => requireTool(t, name))
  const [ip, iptables, nc] = tools
  if (ip === undefined || iptables === undefined || nc === undefined) return undefined
  made += 1
  const [server, client] = [`papo-s-${process.pid}-${made}`, `papo-c-${process.pid}-${made}`]
  if (spawnSync(ip, ['netns', 'add', server]).status !== 0) return skip(t, 'this user may not make a network namespace')
  atEnd(t, () => spawnSync(ip, ['netns', 'del', server]))
  const run = (...args: string[]): void => {
    const { status, stderr } = spawnSync(ip, args)
    if (status !== 0) throw new Error(`ip ${args.join(' ')}: ${String(stderr)}`)
  }
  run('netns', 'add', client)
  atEnd(t, () => spawnSync(ip, ['netns', 'del', client]))
  const cable = { type: 'veth', here: 'papo0', there: 'papo1' }
  run('-n', server, 'link', 'add', cable.here, 'type', cable.type, 'peer', 'name', cable.there, 'netns', client)
  for (const [host, end, address] of [
    [server, cable.here, '10.7.8.1/24'],
    [client, cable.there, '10.7.8.2/24'],
  ] as const) {
    run('-n', host, 'address', 'add', address, 'dev', end)
    run('-n', host, 'link', 'set', end, 'up')
    run('-n', host, 'link', 'set', 'lo', 'up')
  }
  const person = (host: string, address: string, port: number): Person => {
    const child = spawn(ip, ['netns', 'exec', host, nc, address, String(port)], { stdio: ['pipe', 'pipe', 'ignore'] })
    atEnd(t, () => child.kill('SIGKILL'))
    return new Person(t, { input: child.stdout, output: child.stdin })
  }
  return {
    server: [ip, 'netns', 'exec', server],
    address: '10.7.8.1',
    connect: (port) => person(client, '10.7.8.1', port),
    connectHere: (port) => person(server, '127.0.0.1', port),
    cut() {
      for (const chain of ['INPUT', 'OUTPUT']) run('netns', 'exec', client, iptables, '-A', chain, '-j', 'DROP')
    },
  }
}

function skip(t: TestContext, why: string): undefined {
  const reason = `skip: ${why}`
  if (process.env['CI']) throw new Error(reason)
  t.skip(reason)
  return undefined
}
