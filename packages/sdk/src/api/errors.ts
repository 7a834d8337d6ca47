import { ChatError } from '@papo/protocol'
import type { ErrorCode, ErrorDetail } from '@papo/protocol'

/** What was refused: `code` and `detail` to decide by, `text` in the person's language to show. */
export class RefusedError extends ChatError {
  readonly text: string

  constructor({
    code,
    text,
    detail,
  }: {
    readonly code: ErrorCode
    readonly text: string
    readonly detail: ErrorDetail
  }) {
    super(code, detail)
    this.name = 'RefusedError'
    this.message = text === '' ? code : text
    this.text = text
  }
}

/** The outbox holds as much as it can: nothing more is taken until some of it is sent or discarded. */
export class OutboxFull extends Error {
  readonly max: number

  constructor(max: number) {
    super(`${max} messages wait already`)
    this.name = 'OutboxFull'
    this.max = max
  }
}

/** What was asked may have been done or not: the connection went before the answer came. */
export class Disconnected extends Error {
  constructor(message = 'the connection went before the answer came') {
    super(message)
    this.name = 'Disconnected'
  }
}
