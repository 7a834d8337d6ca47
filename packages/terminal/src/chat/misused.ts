import type { UsageProblem } from '@papo/protocol'

/** How something is used: what was left out or wrong. */
export class Misused extends Error {
  readonly problem: UsageProblem

  constructor(problem: UsageProblem) {
    super(problem)
    this.problem = problem
  }
}
