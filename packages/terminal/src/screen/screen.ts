import { clearScreenDown, cursorTo, moveCursor } from 'node:readline'
import type { Interface } from 'node:readline'
import { textWidth } from '@papo/protocol'

/** A line editor at the bottom of a terminal, and lines that come above it without breaking what is typed. */
export interface Screen {
  print(lines: readonly string[]): void
  /** Takes off the screen the line that was just entered. */
  eraseEntered(): void
  prompt(): void
  /** Shows how something goes, in a line between what was said and what is typed; without a text it goes. */
  show(status: string | undefined): void
  /** Takes off all that it shows, but what is being typed. */
  clear(): void
}

/** Clears the screen and its scrolled-back lines, and puts the cursor at its beginning. */
const clearScreen = '\u001b[2J\u001b[3J\u001b[H'

/** A terminal of a person. */
export class TerminalScreen implements Screen {
  readonly #editor: Interface
  readonly #output: NodeJS.WriteStream
  #enteredRows = 0
  #isEditing = false
  #status: string | undefined

  constructor(editor: Interface, { input, output }: { input: NodeJS.ReadStream; output: NodeJS.WriteStream }) {
    this.#editor = editor
    this.#output = output
    // before the editor takes the key: then what was typed is still where it can be measured
    input.prependListener('keypress', (_text: unknown, key: { readonly name?: string } | undefined) => {
      if (key?.name === 'return' || key?.name === 'enter') this.#enteredRows = this.#measure() + 1
    })
    // from then on it can't be drawn, and lines still come
    editor.once('close', () => this.leave())
    // a terminal breaks its lines anew: what was drawn lies on other rows than the editor remembers
    output.prependListener('resize', () => Reflect.set(editor, 'prevRows', editor.getCursorPos().rows))
  }

  print(lines: readonly string[]): void {
    if (lines.length === 0) return
    const text = lines.map((line) => `${line}\n`).join('')
    if (!this.#isEditing) return void this.#output.write(text)
    this.#redraw(text)
  }

  show(status: string | undefined): void {
    const before = this.#status
    if (status === before || !this.#isEditing) return
    this.#redraw('', () => (this.#status = status))
  }

  /** Writes above what is typed. */
  #redraw(text: string, change = (): unknown => undefined): void {
    // a new width counts from the moment the terminal has it, not from when its signal is heard: this has Node ask for it
    process.emit('SIGWINCH')
    const { rows } = this.#editor.getCursorPos()
    this.#output.cork()
    moveCursor(this.#output, 0, -rows - this.#statusRows)
    cursorTo(this.#output, 0)
    clearScreenDown(this.#output)
    change()
    this.#output.write(this.#status === undefined ? text : `${text}${this.#status}\n`)
    // the editor would go up from where it last drew: it begins on a new line
    Reflect.set(this.#editor, 'prevRows', 0)
    this.#editor.prompt(true)
    this.#output.uncork()
  }

  eraseEntered(): void {
    if (this.#enteredRows === 0) return
    moveCursor(this.#output, 0, -this.#enteredRows)
    cursorTo(this.#output, 0)
    clearScreenDown(this.#output)
    this.#enteredRows = 0
  }

  prompt(): void {
    this.#isEditing = true
    this.#editor.prompt()
  }

  clear(): void {
    this.#output.write(clearScreen)
    Reflect.set(this.#editor, 'prevRows', 0)
    if (this.#isEditing) this.#editor.prompt(true)
  }

  /** From now on lines are written as they come. */
  leave(): void {
    if (!this.#isEditing) return
    this.#isEditing = false
    moveCursor(this.#output, 0, -this.#editor.getCursorPos().rows - this.#statusRows)
    cursorTo(this.#output, 0)
    clearScreenDown(this.#output)
  }

  /** How many rows the status takes: a terminal that became narrower breaks it. */
  get #statusRows(): number {
    if (this.#status === undefined) return 0
    return Math.max(1, Math.ceil(textWidth(this.#status) / Math.max(1, this.#output.columns)))
  }

  /** How many rows further down the end of what is typed is than its beginning. */
  #measure(): number {
    const { cursor } = this.#editor
    Reflect.set(this.#editor, 'cursor', this.#editor.line.length)
    const { rows } = this.#editor.getCursorPos()
    Reflect.set(this.#editor, 'cursor', cursor)
    return rows
  }
}

/** A pipe or a file: lines and nothing else. */
export class PlainScreen implements Screen {
  readonly #output: NodeJS.WritableStream

  constructor(output: NodeJS.WritableStream) {
    this.#output = output
  }

  print(lines: readonly string[]): void {
    for (const line of lines) this.#output.write(`${line}\n`)
  }

  eraseEntered(): void {
    // nobody sees what is typed into a pipe
  }

  prompt(): void {
    // nothing is asked of a pipe
  }

  show(): void {
    // how it goes is nothing that a program reads
  }

  clear(): void {
    // what went through a pipe is gone
  }
}
