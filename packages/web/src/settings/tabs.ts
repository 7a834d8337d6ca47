import type { SettingsTab } from '@papo/protocol'

/** The tabs of the settings, in their order. */
export const settingsTabs: readonly SettingsTab[] = [
  'me',
  'look',
  'notices',
  'writing',
  'language',
  'access',
  'keys',
  'commands',
  'about',
]
