#!/usr/bin/env node
/** The `papo` command: `papo serve`, `papo join`, `papo config`, `papo demo`, `papo help`. */
import { fileURLToPath } from 'node:url'
import { findCompileCache } from './compile-cache.js'
import { launch } from './launch.js'

const args = process.argv.slice(2)
await launch(fileURLToPath(new URL('../src/main.ts', import.meta.url)), args, findCompileCache(args))
