import type { SettingsTab } from '@papo/protocol'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Dialog } from '../parts/dialog.tsx'
import { IconButton } from '../parts/icon.tsx'
import { useScreen } from '../parts/media.ts'
import type { Overlay } from '../state/app.ts'
import { AboutTab } from './about-tab.tsx'
import { AccessTab, LanguageTab, LookTab, WritingTab } from './choice-tabs.tsx'
import { CommandsTab } from './commands-tab.tsx'
import { KeysTab } from './keys-tab.tsx'
import { MeTab } from './me-tab.tsx'
import { NoticesTab } from './notices-tab.tsx'
import { settingsTabs } from './tabs.ts'
import { useTexts } from './use-texts.ts'

interface SettingsProps {
  readonly overlay: Overlay
  readonly onClose: () => void
}

const panels: Readonly<Record<SettingsTab, () => JSX.Element>> = {
  me: MeTab,
  look: LookTab,
  notices: NoticesTab,
  writing: WritingTab,
  language: LanguageTab,
  access: AccessTab,
  keys: KeysTab,
  commands: CommandsTab,
  about: AboutTab,
}

/** Everything that can be set; each change counts at once. */
export function SettingsDialog({ overlay, onClose }: SettingsProps): JSX.Element {
  const texts = useTexts()
  const screen = useScreen()
  const asked = overlay.type === 'settings' ? settingsTabs.find((one) => one === overlay.tab) : undefined
  const [tab, setTab] = useState<SettingsTab>(asked ?? 'me')
  const Panel = panels[tab]
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLElement }): void => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = settingsTabs[(settingsTabs.indexOf(tab) + step + settingsTabs.length) % settingsTabs.length]
    if (next === undefined) return
    setTab(next)
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <Dialog class={screen === 'phone' ? 'settings whole' : 'settings'} label={texts.settings.title} onClose={onClose}>
      <div class="settings-grid">
        <div class="tabs" role="tablist" aria-label={texts.settings.title} onKeyDown={onKey}>
          {settingsTabs.map((one) => (
            <button
              key={one}
              type="button"
              id={`tab-${one}`}
              role="tab"
              autofocus={one === tab}
              aria-selected={one === tab}
              aria-controls="settings-panel"
              tabIndex={one === tab ? 0 : -1}
              onClick={() => setTab(one)}
            >
              {texts.settings.tabs[one]}
            </button>
          ))}
        </div>
        <div class="tabpanel" role="tabpanel" id="settings-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
          <div class="dh">
            <h2>{texts.settings.tabs[tab]}</h2>
            <IconButton icon="x" label={texts.close} onClick={onClose} />
          </div>
          <Panel />
        </div>
      </div>
    </Dialog>
  )
}
