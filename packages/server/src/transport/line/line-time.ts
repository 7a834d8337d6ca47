export { timeLabel } from '@papo/protocol'
