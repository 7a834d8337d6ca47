import type { UserView } from '@papo/protocol'
import type { Client, Room } from '@papo/sdk'
import type { JSX } from 'preact'
import { Avatar } from '../parts/faces.tsx'
import { closingFirst, Menu, MenuItem } from '../parts/menu.tsx'
import { useApp, useTexts } from '../state/app.ts'
import type { App } from '../state/app.ts'

interface PersonCardProps {
  readonly room: Room
  readonly user: UserView
  readonly anchor: HTMLElement
  readonly onClose: () => void
}

/** A person, and what one can do: call, talk in private, see nothing more of. */
export function PersonCard({ room, user, anchor, onClose }: PersonCardProps): JSX.Element {
  const app = useApp()
  const { client, composer } = app
  const texts = useTexts()
  const person = room.people.get(user.id)
  const isMe = user.id === client.me?.id
  const isIgnored = client.ignored.has(user.id)
  const then = closingFirst(onClose)
  const ignore = (): void => void (isIgnored ? client.unignore(user.nick) : client.ignore(user.nick))
  return (
    <Menu label={user.nick} anchor={anchor} onClose={onClose}>
      <div class="card-head">
        <Avatar nick={user.nick} size={56} presence={person?.presence} />
        <div>
          <b>{user.nick}</b>
          <span>{isMe ? texts.people.you : texts.people.guest}</span>
        </div>
      </div>
      <MenuItem icon="at-sign" onClick={then(() => composer.set({ focus: true, insert: `@${user.nick} ` }))}>
        {texts.people.mention}
      </MenuItem>
      {!isMe && (
        <MenuItem icon="message-circle" onClick={then(() => talkTo(app, user))}>
          {texts.people.message}
        </MenuItem>
      )}
      {!isMe && (
        <MenuItem icon={isIgnored ? 'eye' : 'eye-off'} onClick={then(ignore)}>
          {isIgnored ? texts.people.unignore : texts.people.ignore}
        </MenuItem>
      )}
    </Menu>
  )
}

/** Goes to the conversation with somebody; where there is none yet, begins the command that makes it. */
export function talkTo({ client, navigation, composer }: App, user: UserView): void {
  const known = conversationWith(client, user.id)
  if (known) return navigation.go({ type: 'direct', room: known.id })
  composer.set({ focus: true, insert: `/dizer ${user.nick.includes(' ') ? `"${user.nick}"` : user.nick} ` })
}

function conversationWith({ rooms }: Client, user: number): Room | undefined {
  return [...rooms.values()].find(({ view, peer }) => view.kind === 'direct' && peer?.id === user)
}
