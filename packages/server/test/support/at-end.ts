import type { TestContext } from 'node:test'

type Undo = () => unknown

const stacks = new WeakMap<TestContext, Undo[]>()

/**
 * Has something done when the test ends, the last given first: who uses a folder is gone before the folder is.
 * All of them run where the first was given among the test's own hooks, which run in their order.
 */
export function atEnd(t: TestContext, undo?: Undo): void {
  const stack = stacks.get(t) ?? begin(t)
  if (undo) stack.push(undo)
}

function begin(t: TestContext): Undo[] {
  const stack: Undo[] = []
  stacks.set(t, stack)
  t.after(async () => {
    for (let undo = stack.pop(); undo; undo = stack.pop()) await undo()
  })
  return stack
}
