// A file of its own in the build: only the page's language is loaded.
export { webPtBR as texts } from '@papo/protocol'
