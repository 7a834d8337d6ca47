/**
 * Measures something that has another height for a moment, while what is around it stays as high as it is. Else the list
 * beside it would be higher meanwhile, and a browser takes it away from its end for that.
 */
export function holdHeight(around: HTMLElement | null, measure: () => void): void {
  if (!around) return measure()
  around.style.minHeight = `${around.offsetHeight}px`
  measure()
  around.style.minHeight = ''
}
