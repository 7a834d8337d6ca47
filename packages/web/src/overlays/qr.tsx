import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const laterMs = 1_000

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
  const [modules, setModules] = useState<readonly (readonly boolean[])[]>([])
  useEffect(() => {
    let isCurrent = true
    const draw = async (): Promise<void> => {
      const { encode } = await import('uqr')
      if (isCurrent) setModules(encode(text, { border: 0 }).data)
    }
    const timer = setTimeout(() => void draw(), isLater ? laterMs : 0)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [text, isLater])
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
