#!/usr/bin/env node
/** The `papo` command: `papo serve`, `papo config`, `papo demo`, `papo help`. */
import { fileURLToPath } from 'node:url'
import { launch } from './launch.js'

await launch(fileURLToPath(new URL('../src/main.ts', import.meta.url)), process.argv.slice(2))
