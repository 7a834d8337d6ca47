// A file of its own in the build: only the page's language is loaded.
export { webEn as texts } from '@papo/protocol'
