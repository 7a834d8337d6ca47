import type { Figure } from '../figure.ts'
import { runLoad } from '../run-load.ts'
import type { Scenario } from './plan.ts'

const scenario = 'crowd'
const crowds = [600, 1000, 2000, 5000]

/** So many people connect in the same instant, each with a name: all must be welcomed. */
export const crowd: Scenario = async (_effort, contenders) => {
  const { papo } = await contenders()
  const figures: Figure[] = []
  for (const people of crowds) {
    const { served, ms } = await runLoad(papo, { kind: 'crowd', people })
    figures.push(
      { scenario, name: `of ${people} at once, served`, value: served, unit: '', bound: { atLeast: people } },
      { scenario, name: `${people} at once, the last after`, value: ms, unit: 'ms' },
    )
  }
  return figures
}
