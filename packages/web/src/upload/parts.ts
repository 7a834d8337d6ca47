/** What is loaded with the first file or recording, together. */
export { attach } from './attach.ts'
export { DescribeDialog } from './describe.tsx'
export { DropPlace } from './drop-place.tsx'
export { Going, Tray } from './tray.tsx'
export { record } from './voice/record.ts'
export { VoiceBar } from './voice/voice-bar.tsx'
