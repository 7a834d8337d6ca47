const gapMs = 3_000
const lengthS = 0.12
let context: AudioContext | undefined
let last = -Infinity

/** One dry wooden "toc"; at most one in 3 s. */
export function knock(): void {
  const now = performance.now()
  if (now - last < gapMs) return
  last = now
  context ??= new AudioContext()
  void context.resume()
  const { currentTime, destination } = context
  const gain = context.createGain()
  gain.gain.setValueAtTime(0.22, currentTime)
  gain.gain.exponentialRampToValueAtTime(0.0001, currentTime + lengthS)
  gain.connect(destination)
  for (const [frequency, share] of [
    [420, 1],
    [1_130, 0.35],
  ] as const) {
    const tone = context.createOscillator()
    const part = context.createGain()
    part.gain.value = share
    tone.frequency.setValueAtTime(frequency, currentTime)
    tone.frequency.exponentialRampToValueAtTime(frequency * 0.7, currentTime + lengthS)
    tone.connect(part).connect(gain)
    tone.start(currentTime)
    tone.stop(currentTime + lengthS)
  }
}
