import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { promisify } from 'node:util'

import type { LighthouseReport } from './lighthouse-report.ts'

const run = promisify(execFile)
const wanted = 'lighthouse@13.5.0'
const fetchMs = 300_000
const reportMs = 120_000
/** Now and then it finds nothing in a browser's trace, and asks to be run again. */
const tries = 3

/** A Lighthouse of this machine. */
export type Lighthouse = {
  /** Looks at an address with a Chromium that is started for it; `profile` is a folder in which somebody has been there. */
  look: (url: string, profile?: string) => Promise<LighthouseReport>
}

/**
 * Brings Lighthouse here by npm, into npm's own cache: it is larger than all dependencies together, so it is none. The
 * phone that it imagines is so many times slower than this machine.
 */
export async function fetchLighthouse(chromium: string, phoneRate: number): Promise<Lighthouse> {
  const program = await find()
  return { look: (url, profile) => insist(() => look(program, chromium, { url, profile, phoneRate })) }
}

async function insist<T>(act: () => Promise<T>): Promise<T> {
  for (let again = tries - 1; again > 0; again--) {
    try {
      return await act()
    } catch (error) {
      process.stdout.write(`again: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  return act()
}

async function look(
  program: string,
  chromium: string,
  { url, profile, phoneRate }: { url: string; profile: string | undefined; phoneRate: number },
): Promise<LighthouseReport> {
  const chromeFlags = [
    '--headless=new',
    '--no-sandbox',
    ...(profile === undefined ? [] : [`--user-data-dir=${profile}`]),
  ]
  const flags = ['--quiet', '--no-enable-error-reporting', '--output=json', '--output-path=stdout']
  const pace = `--throttling.cpuSlowdownMultiplier=${phoneRate.toFixed(2)}`
  const only = '--only-categories=performance,accessibility,best-practices'
  const { stdout } = await run(
    process.execPath,
    [program, url, ...flags, only, pace, `--chrome-flags=${chromeFlags.join(' ')}`],
    // by this signal it ends its Chromium too
    { env: { ...process.env, CHROME_PATH: chromium }, maxBuffer: 2 ** 28, timeout: reportMs, killSignal: 'SIGINT' },
  )
  const report = JSON.parse(stdout) as LighthouseReport
  if (report.runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${report.runtimeError.message}`)
  return report
}

/** Where npm has put it. */
async function find(): Promise<string> {
  // it is older than Lighthouse wants, the Node that npm finds by itself
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` }
  const flags = ['--yes', '--ignore-scripts', '--loglevel=error', `--package=${wanted}`]
  const ask = ['exec', ...flags, '-c', 'command -v lighthouse']
  try {
    const { stdout } = await run('npm', ask, { cwd: tmpdir(), env, timeout: fetchMs })
    return stdout.trim()
  } catch (error) {
    throw new Error(`npm could not fetch ${wanted}, which is no dependency of Papo: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const [, line] = /^npm error (?!code|errno|syscall)(.+)$/m.exec(error.message) ?? []
  return line ?? error.message
}
