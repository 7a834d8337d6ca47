import type { Figure } from '../../figure.ts'
import type { Stage } from '../stage.ts'

/** One thing that is measured in a browser, so many times. */
export type WebScenario = (stage: Stage, times: number) => Promise<Figure[]>
