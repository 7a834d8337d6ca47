import type { TestContext } from 'node:test'
import type { Store } from '../../src/core/store/store.ts'
import type { SetClock } from '../support/set-clock.ts'

/** Opens an empty store, on a clock of the test's own if it has one; the store ends with the test. */
export type OpenStore = (t: TestContext, clock?: SetClock) => Promise<Store>
