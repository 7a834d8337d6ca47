import type { TestContext } from 'node:test'

type Undo = () => unknown

const stacks = new WeakMap<TestContext, Undo[]>()

/**
 * Has something done when the test ends, the last given first: who uses a folder is gone before the folder is. One that
 * fails fails the test, when the others are done. All of them run where the first was given among the test's own hooks,
 * which run in their order.
 */
export function atEnd(t: TestContext, undo: Undo): void {
  const stack = stacks.get(t) ?? begin(t)
  stack.push(undo)
}

function begin(t: TestContext): Undo[] {
  const stack: Undo[] = []
  stacks.set(t, stack)
  t.after(async () => {
    const errors: unknown[] = []
    for (let undo = stack.pop(); undo; undo = stack.pop()) {
      try {
        await undo()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors, 'several ends failed')
  })
  return stack
}
