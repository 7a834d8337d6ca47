// All of one chunk: what shows files is loaded with the first of them, or with a room's panel.
export { RoomPanel } from '../room/room-panel.tsx'
export { LightboxDialog } from './lightbox.tsx'
export { MiniPlayer } from './mini-player.tsx'
export { picturesAround } from './pictures-around.ts'
export { ShownFiles } from './shown-files.tsx'
