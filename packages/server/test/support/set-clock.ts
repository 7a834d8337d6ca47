/** A clock that stands still until a test sets it, backwards too. */
export class SetClock {
  time = 1_000

  now(): number {
    return this.time
  }
}
