/** The beginning of every worker: plain JavaScript, so that the compile cache is on before TypeScript is loaded. */
import { enableCompileCache, flushCompileCache } from 'node:module'
import { workerData } from 'node:worker_threads'

// A worker does not share the main thread's cache: without this it loads a compiler of its own, 13 MB.
if (workerData.compileCache !== undefined) enableCompileCache(workerData.compileCache)
await import(workerData.program)
flushCompileCache()
