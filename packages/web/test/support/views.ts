import { cableViews } from './views/cable-views.ts'
import { doorViews } from './views/door-views.ts'
import { fileViews } from './views/file-views.ts'
import { listViews } from './views/list-views.ts'
import { messageViews } from './views/message-views.ts'
import { roomViews } from './views/room-views.ts'
import type { View } from './views/view.ts'

/** Every view of the page, as the scene fills it. */
export const views: readonly View[] = [
  ...doorViews,
  ...roomViews,
  ...listViews,
  ...messageViews,
  ...fileViews,
  ...cableViews,
]
