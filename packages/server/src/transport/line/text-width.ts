export { fitWidth, textWidth } from '@papo/protocol'
