import type { WebTexts } from '@papo/protocol'
import type { Client, ClientState, Sending } from '@papo/sdk'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { IconName } from '../icon-names.ts'
import { Icon } from '../parts/icon.tsx'
import { useApp, useTexts } from '../state/app.ts'
import { useClient } from '../state/follow.ts'
import { findWaiting } from './waiting-messages.tsx'

const lostAfterMs = 2_000
const firstAfterMs = 1_000
const backShownMs = 2_000

interface Banner {
  readonly kind: 'warn' | 'good' | 'err'
  readonly icon: IconName
  readonly text: string
  readonly action?: { readonly label: string; readonly act: () => void }
}

/** How it stands with the connection, over the list's top; nothing where all is well. */
export function ConnectionBanner(): JSX.Element | null {
  const { client } = useApp()
  const texts = useTexts()
  useClient(client, ['state', 'sending'])
  const banner = useBanner(client, texts)
  if (!banner) return null
  return (
    <div class="ban-place">
      <div class={`ban ${banner.kind}`}>
        <Icon name={banner.icon} size={18} />
        <span>{banner.text}</span>
        {banner.action && (
          <button type="button" class="bb sm" onClick={banner.action.act}>
            {banner.action.label}
          </button>
        )}
      </div>
    </div>
  )
}

/** Since when there is no connection, what was told of it, and what waited when the page last looked. */
interface Outage {
  since: number
  readonly isFirst: boolean
  isTold: boolean
  queued: readonly Sending[]
}

function useBanner(client: Client, texts: WebTexts): Banner | undefined {
  const { announcer } = useApp()
  const { state } = client
  const [, tick] = useState(0)
  const outage = useRef<Outage>({ since: performance.now(), isFirst: true, isTold: false, queued: [] })
  const [back, setBack] = useState<string>()
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1_000)
    if (state.type === 'ready') clearInterval(timer)
    return () => clearInterval(timer)
  }, [state.type])
  useEffect(() => {
    const now = outage.current
    if (state.type !== 'ready') return undefined
    outage.current = { since: 0, isFirst: false, isTold: false, queued: [] }
    if (!now.isTold) return undefined
    announcer.alert(texts.conn.backShort)
    setBack(texts.conn.back(now.queued.filter((sending) => sending.state !== 'failed').length))
    const timer = setTimeout(() => setBack(undefined), backShownMs)
    return () => clearTimeout(timer)
  }, [state.type])
  if (state.type === 'ready') return back === undefined ? undefined : { kind: 'good', icon: 'check', text: back }
  if (state.type === 'stopped') return stoppedBanner(client, state, texts)
  const out = outage.current
  if (out.since === 0) out.since = performance.now()
  out.queued = client.sendings.filter(isWaiting)
  const isLate = performance.now() - out.since >= (out.isFirst ? firstAfterMs : lostAfterMs)
  if (!isLate) return undefined
  if (out.isFirst && state.type === 'connecting' && state.attempt === 0) {
    return { kind: 'warn', icon: 'wifi-off', text: texts.conn.connecting }
  }
  if (!out.isTold) announcer.alert(lostAlert(client, texts))
  out.isTold = true
  return lostBanner(client, state, texts)
}

/** What is said aloud: without a room there is nothing to write in. */
function lostAlert(client: Client, { conn }: WebTexts): string {
  if (client.rooms.size > 0) return conn.lostShort
  const { length } = findWaiting(client)
  return length > 0 ? conn.waiting(length) : conn.trying
}

function isWaiting({ state }: Sending): boolean {
  return state !== 'failed' && state !== 'sent'
}

type Lost = Exclude<ClientState, { readonly type: 'ready' } | { readonly type: 'stopped' }>

function lostBanner(client: Client, state: Lost, { conn }: WebTexts): Banner {
  const look = { kind: 'warn', icon: 'wifi-off' } as const
  if (state.type === 'connecting') return { ...look, text: conn.trying }
  const action = { label: conn.now, act: () => client.retry() }
  if (state.isRestarting) return { ...look, text: conn.restart, action }
  const seconds = Math.max(1, Math.ceil((state.until - Date.now()) / 1_000))
  const queued = client.sendings.filter(isWaiting).length
  const text = client.rooms.size === 0 ? conn.lostEmpty(seconds) : conn.lost(seconds, queued)
  return { ...look, text, action }
}

type Stopped = Extract<ClientState, { readonly type: 'stopped' }>

/** What does not mend by itself: the page is older than the server, or nobody is known by its cookie. */
function stoppedBanner(client: Client, { reason }: Stopped, { conn }: WebTexts): Banner | undefined {
  if (reason.type === 'closed') return undefined
  const look = { kind: 'err', icon: 'circle-alert' } as const
  const reload = (): void => location.reload()
  const isUnknown = reason.type === 'refused' || reason.code === 4401
  if (isUnknown) return { ...look, text: conn.expired, action: { label: conn.enterAgain, act: reload } }
  if (reason.code === 4400) return { ...look, text: conn.update, action: { label: conn.updateNow, act: reload } }
  return { ...look, text: reason.text, action: { label: conn.now, act: () => client.retry() } }
}
