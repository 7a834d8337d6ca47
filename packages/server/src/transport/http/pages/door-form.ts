import { claimPattern } from '@papo/protocol'

/** What the door's form says. */
export interface DoorForm {
  readonly nick: string
  /** The slug or the name of the room to enter; undefined where none was chosen. */
  readonly room: string | undefined
  /** The seq of the message that the link was to, where that room was chosen. */
  readonly message: string | undefined
  /** What tells this copy of the form from all others; undefined in one that is not ours. */
  readonly key: string | undefined
}

/** What the form hands on of a link to a message: a slug and a seq. */
const linked = /^([^/]{1,200})\/(\d{1,15})$/

/** Reads the door's form; a suggested nick that was pressed wins over what stands in the field. */
export function readDoorForm(form: URLSearchParams): DoorForm {
  const room = form.get('sala')?.trim()
  const key = form.get('chave') ?? ''
  const [, place, message] = linked.exec(form.get('link') ?? '') ?? []
  return {
    nick: (form.get('apelido') ?? form.get('nick') ?? '').trim(),
    room: room === '' ? undefined : room,
    message: place === room ? message : undefined,
    // no shorter than ours: nobody is to hit upon somebody else's
    key: claimPattern.test(key) ? key : undefined,
  }
}
