import type { Contenders } from '../contenders.ts'
import type { Figure } from '../figure.ts'

/** How long and how often a scenario measures. */
export type Effort = { rounds: number; seconds: number }

/** One thing that is measured; `contenders` starts the three servers when first asked. */
export type Scenario = (effort: Effort, contenders: () => Promise<Contenders>) => Promise<Figure[]>
