import { clearScreenDown, cursorTo, moveCursor } from 'node:readline'
import type { Interface } from 'node:readline'

/** A line editor at the bottom of a terminal, and lines that come above it without breaking what is typed. */
export interface Screen {
  print(lines: readonly string[]): void
  /** Takes off the screen the line that was just entered. */
  eraseEntered(): void
  prompt(): void
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
    // a new width counts from the moment the terminal has it, not from when its signal is heard: this has Node ask for it
    process.emit('SIGWINCH')
    const { rows } = this.#editor.getCursorPos()
    this.#output.cork()
    moveCursor(this.#output, 0, -rows)
    cursorTo(this.#output, 0)
    clearScreenDown(this.#output)
    this.#output.write(text)
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
    moveCursor(this.#output, 0, -this.#editor.getCursorPos().rows)
    cursorTo(this.#output, 0)
    clearScreenDown(this.#output)
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

  clear(): void {
    // what went through a pipe is gone
  }
}
