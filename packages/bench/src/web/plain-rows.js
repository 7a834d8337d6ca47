// A list that has what a list of messages can't do without, and nothing of Papo: what a browser takes for that here is
// what it is compared with. Rows are put above, as many are taken away below, and what is seen stays where it was.
globalThis.mountPlainSlices = (() => {
  const slice = 20
  const most = 180
  let made = 0

  const element = (name, text = '') => Object.assign(document.createElement(name), { textContent: text })
  const row = () => {
    made++
    const head = element('div')
    head.append(element('b', 'Fulana de Tal'), ' ', element('time', `10:${10 + (made % 50)}`))
    const text = `mensagem ${made} de quem escreve uma frase que não é nem curta nem muito comprida`
    const whole = element('li')
    whole.append(element('i'), head, element('p', text))
    return whole
  }
  const rows = (count) => {
    const all = document.createDocumentFragment()
    for (let index = 0; index < count; index++) all.append(row())
    return all
  }
  const mount = (list) => {
    const height = list.scrollHeight
    list.prepend(rows(slice))
    for (let index = 0; index < slice; index++) list.lastElementChild.remove()
    list.scrollTop += list.scrollHeight - height
  }

  /** Puts in so many slices, one in a frame; answers what each took, ms. */
  return async (count) => {
    const list = document.querySelector('ul')
    list.append(rows(most - list.children.length))
    list.scrollTop = list.scrollHeight
    const took = []
    while (took.length < count) {
      await new Promise(requestAnimationFrame)
      const start = performance.now()
      mount(list)
      took.push(performance.now() - start)
    }
    return took
  }
})()
