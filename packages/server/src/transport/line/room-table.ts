export { roomTable } from '@papo/protocol'
