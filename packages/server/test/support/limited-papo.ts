/** Serves with bounds of its own, which stand as JSON in the environment; else as `papo serve` does. */
import type { Limits } from '@papo/protocol'
import { readConfig } from '../../src/config/read-config.ts'
import { openLog } from '../../src/log/server-log.ts'
import { startServer } from '../../src/server.ts'

const { settings } = readConfig({ args: process.argv.slice(3), env: {}, folder: import.meta.dirname })
const limits = JSON.parse(process.env['LIMITS'] ?? '{}') as Partial<Limits>
await startServer({ settings, limits, log: openLog({ form: 'json', language: settings.language }) })
