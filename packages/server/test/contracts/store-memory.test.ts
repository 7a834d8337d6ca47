import { describe } from 'node:test'
import { createMemoryStore } from '../../src/store/memory/memory-store.ts'
import { SetClock } from '../support/set-clock.ts'
import { testStore } from './store-contract.ts'

describe('the memory store', () => {
  testStore(async (_t, clock = new SetClock()) => createMemoryStore(clock))
})
