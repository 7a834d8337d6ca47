const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Resolves at the first signal to stop, or when the launcher is gone; what follows changes nothing, since npm and the
 * terminal both send a signal.
 */
export function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const signal of signals) process.on(signal, () => resolve())
  process.on('disconnect', () => resolve())
  // Listening to the channel is no reason to stay.
  process.channel?.unref()
  return promise
}
