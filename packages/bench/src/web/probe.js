// Runs in the page before the page's own scripts, and measures on the page's own clock.
globalThis.probe = (() => {
  const at = () => performance.timeOrigin + performance.now()
  const marked = {
    nick: () => document.activeElement?.id === 'nick',
    composer: () =>
      document.activeElement?.id === 'composer' &&
      document.querySelector('.log li.row, .log .beginning:not([hidden])') !== null,
    acknowledged: () => document.querySelector('[role=log] .i use[href="#i-check"]') !== null,
  }
  const samples = { enters: [], keys: [], interactions: [] }
  const rows = () => document.querySelectorAll('.log li.row')

  // What happened when, over the pages that lead from the door into the room.
  const mark = (name) => {
    if (sessionStorage.getItem(`bench ${name}`) === null) sessionStorage.setItem(`bench ${name}`, String(at()))
  }
  const lookEachFrame = () => {
    for (const [name, isSo] of Object.entries(marked)) if (isSo()) mark(name)
    requestAnimationFrame(lookEachFrame)
  }
  /** When the frame has been drawn that one is in: the first task after it. */
  const drawn = () =>
    new Promise((resolve) => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve(performance.now())
      channel.port2.postMessage(0)
    })
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const painted = () => frame().then(drawn)

  /** When something has been drawn: it is looked for in each frame, before that is painted. */
  const until = async (isSo) => {
    const end = performance.now() + 30_000
    do {
      if (performance.now() > end) throw new Error(`waited in vain for ${isSo}`)
      await frame()
    } while (!isSo())
    return drawn()
  }

  return {
    /** From the door on: to be called before the scripts of each page. Looks at every frame, so it is not free. */
    markSteps() {
      if (location.protocol !== 'http:') return
      if (sessionStorage.getItem('bench start') === null)
        sessionStorage.setItem('bench start', String(performance.timeOrigin))
      addEventListener('keydown', (event) => event.key === 'Enter' && mark('enter'), true)
      requestAnimationFrame(lookEachFrame)
    },
    marks: () =>
      Object.fromEntries(
        ['start', 'nick', 'enter', 'composer', 'acknowledged'].map((name) => [
          name,
          Number(sessionStorage.getItem(`bench ${name}`) ?? Number.NaN),
        ]),
      ),
    takeSamples: (kind) => samples[kind].splice(0),
    rowCount: () => rows().length,

    /** From Enter to the row's being put into the list, and whether that was in the same task. */
    watchEnter() {
      const list = document.querySelector('.log ol')
      let pressed
      list.insertBefore = (row, before) => {
        const put = Node.prototype.insertBefore.call(list, row, before)
        if (pressed && row.matches('.row'))
          samples.enters.push({ ms: performance.now() - pressed.at, isSame: pressed.isSame })
        if (row.matches('.row')) pressed = undefined
        return put
      }
      addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Enter') return
          const now = { at: performance.now(), isSame: true }
          pressed = now
          const later = new MessageChannel()
          later.port1.onmessage = () => (now.isSame = false)
          later.port2.postMessage(0)
        },
        true,
      )
    },

    /** From each key to the frame after it. */
    watchKeys() {
      addEventListener(
        'keydown',
        (event) => void painted().then((end) => samples.keys.push(end - event.timeStamp)),
        true,
      )
    },

    /** The browser's own account of each interaction, in steps of 8 ms; those under 16 ms are not told. */
    watchInteractions() {
      new PerformanceObserver((list) => {
        for (const { interactionId, duration } of list.getEntries())
          if (interactionId > 0) samples.interactions.push(duration)
      }).observe({ type: 'event', durationThreshold: 16 })
    },

    /** The time between frames, and the most rows that were there in one, until `stop` is called. */
    watchFrames() {
      const seen = { times: [], mostRows: 0 }
      let last
      let isOn = true
      const frame = (now) => {
        if (last !== undefined) seen.times.push(now - last)
        last = now
        seen.mostRows = Math.max(seen.mostRows, rows().length)
        if (isOn) requestAnimationFrame(frame)
      }
      requestAnimationFrame(frame)
      globalThis.stopFrames = () => {
        isOn = false
        return seen
      }
    },

    /** Frames in half a second in which each has something to draw. */
    async countFrames() {
      const { style } = document.querySelector('h1, h2')
      const end = performance.now() + 500
      let count = 0
      for (; performance.now() < end; count++) {
        style.outlineColor = count % 2 ? 'red' : 'green'
        style.outlineStyle = 'solid'
        await frame()
      }
      style.outline = ''
      return count
    },

    /** Goes to a room by its row, and answers how long it took until its messages were drawn. */
    async goTo(slug, text) {
      const link = document.querySelector(`.rooms a[href$="/s/${slug}"]`)
      const start = performance.now()
      link.click()
      const end = await until(() => rows().length > 0 && rows()[rows().length - 1].textContent.includes(text))
      return end - start
    },

    /** Goes to the newest message by its pill; how long it took until that was drawn. */
    async toEnd(text) {
      const pill = [...document.querySelectorAll('.jump')].at(-1)
      const start = performance.now()
      pill.click()
      const end = await until(() => {
        const last = rows()[rows().length - 1]
        return last?.textContent.includes(text) && last.getBoundingClientRect().bottom <= innerHeight
      })
      return end - start
    },

    /** From the K of Ctrl+K, once that is pressed, to the palette drawn with its lines. */
    async openedPalette() {
      const start = await new Promise((resolve) => {
        addEventListener('keydown', ({ key, timeStamp }) => key === 'k' && resolve(timeStamp), true)
      })
      const end = await until(() => document.querySelector('dialog[open] [role=option]') !== null)
      return end - start
    },
  }
})()
