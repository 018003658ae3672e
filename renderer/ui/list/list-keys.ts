/** Guarantees how a list moves under the keys; the screen only draws what this decides. */

/** Where the list stands: the row with the focus, how many rows are loaded, how many fit the window. */
export type ListState = { readonly current: number; readonly count: number; readonly pageRows: number }

/** What a key does in a list: move, open, leave, or nothing. */
export type ListMove = { readonly kind: 'move'; readonly to: number } | { readonly kind: 'open' } | { readonly kind: 'none' }

const none: ListMove = { kind: 'none' }

/** The move that a chord asks for. Moves stay inside the loaded rows; an empty list answers `none`. */
export function moveOf(state: ListState, chord: string): ListMove {
  if (state.count === 0) return none
  const step = stepOf(chord, state)
  if (step !== null) return { kind: 'move', to: Math.max(0, Math.min(state.count - 1, step)) }
  return chord === 'Enter' ? { kind: 'open' } : none
}

function stepOf(chord: string, { current, count, pageRows }: ListState): number | null {
  const page = Math.max(1, pageRows - 1)
  switch (chord) {
    case 'Down': case 'J': return current + 1
    case 'Up': case 'K': return current - 1
    case 'PageDown': return current + page
    case 'PageUp': return current - page
    case 'Home': return 0
    case 'End': return count - 1
    default: return null
  }
}

/** Whether the next page should be asked for: fewer than one window of rows is left below. */
export function wantsMore(state: ListState, lastVisible: number): boolean {
  return state.count > 0 && lastVisible >= state.count - Math.max(10, state.pageRows)
}

/** The row to stand on after the rows changed: the same record where it still exists, else the nearest place. */
export function keepPlace(keys: readonly string[], key: string | undefined, before: number): number {
  const found = key === undefined ? -1 : keys.indexOf(key)
  if (found >= 0) return found
  return Math.max(0, Math.min(before, keys.length - 1))
}
