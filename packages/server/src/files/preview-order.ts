/** What the process that draws is asked for. */
export interface PreviewOrder {
  readonly path: string
  /** Its smaller pictures are animated. */
  readonly isAnimated: boolean
  /** How long it takes beside others; see `previewCost`. */
  readonly cost: number
  readonly maxPixels: number
  /** The smaller pictures that are wanted, how hard their bytes are worked on (0 to 6), and where they are written. */
  readonly pictures: readonly { readonly width: number; readonly effort: number; readonly path: string }[]
  /** How many pixels wide a picture is whose commonest colour is looked for. */
  readonly colourWidth: number
}

/** What it answers: the commonest colour, `#rrggbb`, or what kept it from drawing: this picture, or (`isMissing`) any. */
export type PreviewDrawn = { readonly colour: string } | { readonly problem: string; readonly isMissing?: true }
