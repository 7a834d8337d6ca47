/** Calls when an element is not as wide as it was: its lines may break anew. Until stopped. */
export function onWidth(element: Element, listener: () => void): () => void {
  let width: number | undefined
  const sizes = new ResizeObserver((entries) => {
    const before = width
    width = entries.at(-1)?.borderBoxSize[0]?.inlineSize
    if (before !== undefined && width !== before) listener()
  })
  sizes.observe(element)
  return () => sizes.disconnect()
}
