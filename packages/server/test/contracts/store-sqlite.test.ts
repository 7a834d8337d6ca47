import { describe } from 'node:test'
import { DataFolder } from '../support/data-folder.ts'
import { SetClock } from '../support/set-clock.ts'
import { testStore } from './store-contract.ts'

describe('the SQLite store', () => {
  testStore((t, clock = new SetClock()) => new DataFolder(t).open({ clock }))
})
