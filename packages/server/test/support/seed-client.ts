import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { TypedProgram } from './typed-program.ts'

const script = join(import.meta.dirname, 'seed-program.ts')

/** Somebody who uses the client program of S1, S2 or S3. */
export class SeedClient extends TypedProgram {
  constructor(t: TestContext, program: 's1' | 's2' | 's3', port: number) {
    super(t, process.execPath, [script, program, String(port)])
  }
}
