import type { Seq } from '@papo/protocol'
import type { Room } from '@papo/sdk'
import type { JSX, RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useApp, useTexts } from '../state/app.ts'
import { cell, useCell } from '../state/cell.ts'
import type { Cell } from '../state/cell.ts'
import { Actions } from './actions.tsx'
import { ListControl } from './list-control.ts'
import type { ListControls } from './list-control.ts'
import { Beginning, Missing } from './list-edges.tsx'
import { Pills } from './pills.tsx'
import { nothingSeen } from './sight.ts'
import type { SightState } from './sight.ts'
import { useTimes } from './use-times.ts'
import './list.css'
import './row.css'
import './text.css'
import './row-states.css'
import './code.css'
import './reactions.css'
import './edit.css'
import './densities.css'
import './actions.css'

interface MessageListProps {
  readonly room: Room
  /** The message that the address names. */
  readonly target?: Seq | undefined
  /** Hands over what the page can ask of the list, and nothing when it is gone. */
  readonly onControls?: (controls: ListControls | undefined) => void
}

/** The messages of a room. Its rows are not part of the page's own tree: see `message-pane.ts`. */
export function MessageList(props: MessageListProps): JSX.Element {
  return <RoomMessages key={props.room.id} {...props} />
}

function RoomMessages({ room, target, onControls }: MessageListProps): JSX.Element {
  const texts = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const control = useControl({ room, target, onControls }, scroller)
  const sight = control?.sight ?? unknown
  const name = room.peer?.nick ?? room.view.name
  const retry = (): void => control?.pane.pages.retry()
  const toMention = (): void => {
    const { nearestMention } = sight.get()
    if (nearestMention !== undefined) void control?.navigator.jumpTo(nearestMention)
  }
  return (
    <div class="messages">
      <div ref={scroller} class="log" role="log" aria-live="off" aria-label={texts.aria.log(name)} tabIndex={-1}>
        <div class="older" hidden>
          <Missing onRetry={retry} />
        </div>
        <div class="beginning" hidden>
          <BeginningOf room={room} sight={sight} />
        </div>
        <ol />
        <div class="newer" hidden>
          <Missing onRetry={retry} />
        </div>
      </div>
      <Pills
        state={sight}
        onEnd={() => control?.jumpToEnd()}
        onBack={() => control?.navigator.goBack()}
        onMention={toMention}
      />
      {control && <Actions control={control} />}
    </div>
  )
}

/** The list's working parts, from when its elements are there until they go. */
function useControl(props: MessageListProps, scroller: RefObject<HTMLDivElement | null>): ListControl | undefined {
  const { room, target, onControls } = props
  const app = useApp()
  const [control, setControl] = useState<ListControl>()
  useLayoutEffect(() => {
    if (!scroller.current) return undefined
    const made = new ListControl(app, room, partsOf(scroller.current))
    setControl(made)
    onControls?.(made)
    made.navigator.open(target)
    return () => {
      onControls?.(undefined)
      made.close()
    }
    // a list is of one room; another target is followed below
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  useLayoutEffect(() => {
    if (control && target !== undefined) void control.navigator.jumpTo(target)
  }, [target])
  return control
}

/** Drawn anew only when the room becomes empty, or is no longer. */
function BeginningOf({ room, sight }: { readonly room: Room; readonly sight: Cell<SightState> }): JSX.Element {
  const times = useTimes()
  const { isEmpty } = useCell(sight)
  return <Beginning room={room} times={times} isEmpty={isEmpty} />
}

const unknown = cell<SightState>(nothingSeen)

function partsOf(scroller: HTMLElement): ConstructorParameters<typeof ListControl>[2] {
  const part = (selector: string): HTMLElement => {
    const found = scroller.querySelector<HTMLElement>(`:scope > ${selector}`)
    if (!found) throw new Error(`the list has no ${selector}`)
    return found
  }
  return {
    scroller,
    older: part('.older'),
    beginning: part('.beginning'),
    list: part('ol'),
    newer: part('.newer'),
  }
}
