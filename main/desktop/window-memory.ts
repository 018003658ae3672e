/** Remembers the window's place beside the program's settings; a lost or broken file costs only the place. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { windowPlaceSchema } from '#main/desktop/window-place.ts'
import type { WindowPlace } from '#main/desktop/window-place.ts'

/** The remembered place, or null. */
export function readWindowPlace(file: string): WindowPlace | null {
  try {
    return windowPlaceSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** Writes it whole: temporary file, then rename. A full disk must not keep the program from closing. */
export function writeWindowPlace(file: string, place: WindowPlace): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(place))
    renameSync(`${file}.new`, file)
  } catch {
    // Next time the window opens in the middle of the screen.
  }
}
