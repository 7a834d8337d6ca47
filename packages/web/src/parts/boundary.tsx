import { Component } from 'preact'
import type { ComponentChildren, JSX } from 'preact'

interface BoundaryProps {
  readonly text: string
  readonly retry: string
  readonly children: ComponentChildren
}

/** Keeps what breaks in one part of the page from the others. */
export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static override getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown): void {
    // the console is where a person who reports it looks
    console.error(error)
  }

  override render({ text, retry, children }: BoundaryProps): ComponentChildren {
    if (!this.state.hasFailed) return children
    return failed(text, retry, () => this.setState({ hasFailed: false }))
  }
}

function failed(text: string, retry: string, onRetry: () => void): JSX.Element {
  return (
    <div class="empty" role="alert">
      <p>{text}</p>
      <div>
        <button type="button" class="bb" onClick={onRetry}>
          {retry}
        </button>
      </div>
    </div>
  )
}
