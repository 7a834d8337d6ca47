/** Every wait of a client, in milliseconds. */
export const durations = {
  /** A socket that does not open within this time is given up. */
  openMs: 10_000,
  /** Where something was asked, and nothing at all is heard for this long, the connection is dead. */
  answerMs: 10_000,
  /** Where nothing is heard for this long something is asked: a page does not see the server's pings. */
  silenceMs: 45_000,
  /** After a wake (network back, page looked at) a live connection answers within this time. */
  wakeAnswerMs: 4_000,
  /** A sending without an answer for this long is shown as under way. */
  sendingShownMs: 800,
  /** What the server could not do (full, broken) is tried again for this long. */
  retriedMs: 60_000,
  /** How long new sendings wait for those of a closed tab, which are older. */
  inheritMs: 1_000,
  /** While somebody writes, the others are told at most this often. */
  typingAgainMs: 3_000,
  /** Who has typed nothing for this long has stopped. */
  typingStopMs: 6_000,
  /** Who is said to type, and said nothing more, is taken off the list after this time. */
  typingShownMs: 8_000,
  /** What is kept for longer is forgotten: its token is too. */
  keptMs: 30 * 24 * 60 * 60_000,
} as const
