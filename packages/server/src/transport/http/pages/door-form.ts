/** What the door's form says. */
export interface DoorForm {
  readonly nick: string
  /** The slug or the name of the room to enter; undefined where none was chosen. */
  readonly room: string | undefined
}

/** Reads the door's form; a suggested nick that was pressed wins over what stands in the field. */
export function readDoorForm(form: URLSearchParams): DoorForm {
  const room = form.get('sala')?.trim()
  return { nick: (form.get('apelido') ?? form.get('nick') ?? '').trim(), room: room === '' ? undefined : room }
}
