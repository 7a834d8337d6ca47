/** What people wrote, and what is no word: it is no longer in another language. */
export const leftAlone =
  '.text, .who, .av, [dir=auto], .rname, .pn b, .pkn b, .rwho, .rmeta, .badge, time, kbd, code, pre, .stack, .quote, .me strong, .mh, .chip, .bn, .brand, svg, textarea, script, style, noscript'

/** Runs in the page: makes all words of the page's own longer by 40 %, as another language would; answers what is cut off by that. They are as they were afterwards. */
export function stretchAndLook(selector: string): string[] {
  const nodes: Text[] = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (!parent || parent.closest(selector) || parent.closest('.vh')) continue
    if (parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && /\p{L}{2}/u.test(node.data))
      nodes.push(node)
  }
  const before = new Set(nodes.filter(isCut))
  const words = nodes.map(({ data }) => data)
  for (const node of nodes) node.data = node.data.trimEnd() + tail(node.data.trim().length)
  const cut = nodes.filter((node) => isCut(node) && !before.has(node)).map((node) => `${path(node)}: ${node.data}`)
  for (const [at, node] of nodes.entries()) node.data = words[at] ?? ''
  return cut

  function tail(length: number): string {
    const more = Math.ceil(length * 0.4)
    return Array.from({ length: more }, (_, i) => (more > 6 && i % 7 === 0 ? ' ' : 'é')).join('')
  }

  /** Whether a part of it lies outside of what can be seen, or be scrolled to. */
  function isCut(node: Text): boolean {
    const range = document.createRange()
    range.selectNodeContents(node)
    const rects = [...range.getClientRects()]
    for (let element = node.parentElement; element; element = element.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(element)
      const box = element.getBoundingClientRect()
      const isPressed = element.matches('button, a, input')
      // a strip of tabs is drawn sideways
      if (
        overflowX === 'auto' &&
        element.scrollHeight <= element.clientHeight &&
        element.scrollWidth > element.clientWidth
      )
        return false
      if (overflowX !== 'visible' || isPressed)
        if (rects.some(({ left, right }) => left < box.left - 1 || right > box.right + 1)) return true
      if (overflowY === 'hidden' || overflowY === 'clip' || isPressed)
        if (rects.some(({ top, bottom }) => top < box.top - 3 || bottom > box.bottom + 3)) return true
      if (overflowY === 'auto' || overflowY === 'scroll') return false
    }
    return rects.some(({ left, right }) => left < -1 || right > innerWidth + 1)
  }

  function path(node: Text): string {
    const names: string[] = []
    for (let element = node.parentElement; element && names.length < 4; element = element.parentElement)
      names.unshift(
        element.tagName.toLowerCase() + (element.className ? `.${element.className.replaceAll(' ', '.')}` : ''),
      )
    return names.join(' > ')
  }
}
