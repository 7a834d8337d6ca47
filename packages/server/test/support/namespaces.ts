import { spawn, spawnSync } from 'node:child_process'
import type { TestContext } from 'node:test'
import { atEnd } from './at-end.ts'
import { Person } from './person.ts'
import { requireTool } from './system-tool.ts'
import { until } from './until.ts'

/** Two hosts and a cable between them, made of network namespaces. */
export interface TwoHosts {
  /** The command that runs a program on the host of the server. */
  readonly server: readonly string[]
  /** Somebody with nc on the other host. */
  connect(port: number): Person
  /** Somebody with nc on the server's own host. */
  connectHere(port: number): Person
  /**
   * From now on nothing of the other host arrives, and nothing is said about it. Waits for what is under way: with
   * bytes unacknowledged it is not the keepalive that finds out.
   */
  cut(): Promise<void>
}

const serverAddress = '10.7.8.1'
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
  run(ip, 'netns', 'add', client)
  atEnd(t, () => spawnSync(ip, ['netns', 'del', client]))
  layCable(ip, server, client)
  const person = (host: string, address: string, port: number): Person => {
    const child = spawn(ip, ['netns', 'exec', host, nc, address, String(port)], { stdio: ['pipe', 'pipe', 'ignore'] })
    atEnd(t, () => child.kill('SIGKILL'))
    return new Person(t, { input: child.stdout, output: child.stdin })
  }
  return {
    server: [ip, 'netns', 'exec', server],
    connect: (port) => person(client, serverAddress, port),
    connectHere: (port) => person(server, '127.0.0.1', port),
    async cut() {
      await until('every byte is acknowledged', () => isQuiet(server) && isQuiet(client))
      for (const chain of ['INPUT', 'OUTPUT']) run(ip, 'netns', 'exec', client, iptables, '-A', chain, '-j', 'DROP')
    },
  }
}

function layCable(ip: string, server: string, client: string): void {
  run(ip, '-n', server, 'link', 'add', 'papo0', 'type', 'veth', 'peer', 'name', 'papo1', 'netns', client)
  const ends = [
    { host: server, end: 'papo0', address: serverAddress },
    { host: client, end: 'papo1', address: '10.7.8.2' },
  ]
  for (const { host, end, address } of ends) {
    run(ip, '-n', host, 'address', 'add', `${address}/24`, 'dev', end)
    run(ip, '-n', host, 'link', 'set', end, 'up')
    run(ip, '-n', host, 'link', 'set', 'lo', 'up')
  }
}

function run(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args)
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${String(stderr)}`)
}

/** Whether no connection of a host has bytes under way. */
function isQuiet(host: string): boolean {
  const { stdout } = spawnSync('ip', ['netns', 'exec', host, 'ss', '-tnH', 'state', 'established'], {
    encoding: 'utf8',
  })
  return stdout.split('\n').every((line) => line === '' || /^0 +0 /.test(line))
}

function skip(t: TestContext, why: string): undefined {
  const reason = `skip: ${why}`
  if (process.env['CI']) throw new Error(reason)
  t.skip(reason)
  return undefined
}
