/** Decides where the window stands: where it stood last time, unless that screen is gone. Sizes and positions are device-independent pixels. */
import * as z from 'zod'

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const whole = z.number().int().min(-100_000).max(100_000)
export const windowPlaceSchema = z.object({ x: whole, y: whole, width: whole, height: whole, isMaximized: z.boolean() })
/** What is remembered: the size and position outside of maximised, and whether it was maximised. */
export type WindowPlace = z.output<typeof windowPlaceSchema>

/** Without `x` and `y` the window is centred on the main screen. */
export type OpeningPlace = { readonly width: number; readonly height: number; readonly x?: number; readonly y?: number; readonly isMaximized: boolean }

/** Below this the desk's list and detail no longer stand side by side. */
export const smallestWindow = { width: 1024, height: 640 } as const
const firstWindow = { width: 1366, height: 768 } as const
/** So much of the title bar must be on a screen, or nobody could drag the window back. */
const graspableWidth = 120
const titleBarHeight = 32

/**
 * The place to open at. `workAreas` are the screens without their task bars, the main one first; a size is cut to the screen
 * that the window is on, a position of which no graspable part is on a screen is forgotten.
 */
export function decideOpeningPlace(remembered: WindowPlace | null, workAreas: readonly Rectangle[]): OpeningPlace {
  const main = workAreas[0] ?? { x: 0, y: 0, ...firstWindow }
  if (remembered === null) return { ...fit(firstWindow, main), isMaximized: false }
  // A size that is cut may take the graspable part with it, so the place is judged as it will be.
  const places = workAreas.map((area) => ({ area, place: { ...fit(remembered, area), x: remembered.x, y: Math.max(remembered.y, area.y) } }))
  const found = places.find(({ area, place }) => remembered.y > area.y - titleBarHeight && isGraspable(place, area))
  return { ...(found?.place ?? fit(remembered, main)), isMaximized: remembered.isMaximized }
}

function isGraspable(place: Rectangle, area: Rectangle): boolean {
  const shownWidth = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  return shownWidth >= graspableWidth && place.y + titleBarHeight <= area.y + area.height
}

/** A small screen wins over the smallest useful window: what does not fit cannot be reached at all. */
function fit(size: { readonly width: number; readonly height: number }, area: Rectangle): { width: number; height: number } {
  return { width: Math.min(Math.max(size.width, smallestWindow.width), area.width), height: Math.min(Math.max(size.height, smallestWindow.height), area.height) }
}
