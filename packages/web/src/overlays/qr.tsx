import type { JSX } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { encode as makeCode } from 'uqr'
import { useApp } from '../state/app.ts'

const laterMs = 1_000

type Encode = typeof makeCode

/** What makes codes, once it is loaded: from then on they are drawn at once. */
let loaded: Encode | undefined

/** Loads it; undefined where there is no server now. */
async function load(): Promise<Encode | undefined> {
  try {
    loaded ??= (await import('uqr')).encode
  } catch {
    // asked again when there is a connection
  }
  return loaded
}

interface QrProps {
  readonly text: string
  readonly label: string
  /** Of its side, in pixels; the style may say otherwise. */
  readonly size: number
  /** Blank modules around it: 4 by the standard, fewer on a white card. */
  readonly margin: number
  /** What one came for goes first: drawn a moment later. */
  readonly isLater?: boolean
}

/** A QR code, always dark on white; its maker is loaded when first needed. */
export function Qr({ text, label, size, margin, isLater = false }: QrProps): JSX.Element {
  const { client } = useApp()
  const [encode, setEncode] = useState(() => loaded)
  useEffect(() => {
    if (encode) return undefined
    let isCurrent = true
    const draw = async (): Promise<void> => {
      const made = await load()
      if (isCurrent) setEncode(() => made)
    }
    const timer = setTimeout(() => void draw(), isLater ? laterMs : 0)
    const stop = client.on('state', ({ type }) => {
      if (type === 'ready') void draw()
    })
    return () => {
      isCurrent = false
      clearTimeout(timer)
      stop()
    }
  }, [client, encode, isLater])
  const modules = useMemo(() => encode?.(text, { border: 0 }).data ?? [], [encode, text])
  const side = (modules.length || 25) + margin * 2
  const path = modules.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={`M${-margin} ${-margin}h${side}v${side}h${-side}z`} fill="#fff" />
      <path d={path} fill="#212036" />
    </svg>
  )
}
