import { testEveryView } from './support/every-view.ts'

// a computer's window, made narrower
testEveryView([
  { width: 1_440, height: 900 },
  { width: 768, height: 900 },
])
