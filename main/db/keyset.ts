/** Guarantees that any page of a list costs what the first page costs: pages continue after a row, never by OFFSET. */

/** The sort values of the last row of a page: moment or number first, then the id that breaks ties. */
export type KeysetPosition = readonly [sort: number | string, id: string]

/** A page: its rows, and the opaque cursor of the next page (null at the end). */
export type Page<Row> = { readonly rows: Row[]; readonly next: string | null }

/** Writes a position as an opaque cursor. */
export function encodeCursor(position: KeysetPosition): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url')
}

/** Reads a cursor; null for none, and for anything that this program did not write (the list then begins at its first page). */
export function decodeCursor(cursor: string | null): KeysetPosition | null {
  if (cursor === null) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== 2) return null
    const [sort, id] = value as [unknown, unknown]
    return (typeof sort === 'number' || typeof sort === 'string') && typeof id === 'string' ? [sort, id] : null
  } catch {
    return null
  }
}

/** Cuts a page out of `size + 1` rows: the extra row only tells that there is more. */
export function cutPage<Row>(rows: readonly Row[], size: number, positionOf: (row: Row) => KeysetPosition): Page<Row> {
  const kept = rows.slice(0, size)
  const last = kept.at(-1)
  return { rows: kept, next: rows.length > size && last !== undefined ? encodeCursor(positionOf(last)) : null }
}
