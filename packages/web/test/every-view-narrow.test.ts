import { testEveryView } from './support/every-view.ts'

// a phone's
testEveryView([
  { width: 390, height: 844 },
  { width: 320, height: 844 },
])
