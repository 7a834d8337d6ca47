/** Has the browser ask, in its own words, before the page goes with something that would be lost. */
export function askBeforeLeaving(wouldLose: () => boolean): void {
  addEventListener('beforeunload', (event) => wouldLose() && event.preventDefault())
}
