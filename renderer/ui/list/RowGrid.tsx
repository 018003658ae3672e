/** A virtual list under the keys: only the rows in the window exist, the focus stays on the grid. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { placeOf, rememberPlace } from '#renderer/state/places.ts'
import { belongsToComposition, noComposition } from '#renderer/ui/keys/composition.ts'
import { chordOf } from '#renderer/ui/keys/chord.ts'
import { takesText } from '#renderer/ui/keys/key-bindings.ts'
import { columnStyle } from '#renderer/ui/list/column.ts'
import type { Column } from '#renderer/ui/list/column.ts'
import { keepPlace, moveOf, wantsMore } from '#renderer/ui/list/list-keys.ts'
import type { RowSource } from '#renderer/ui/list/rows.ts'

export const rowHeight = 26
const headHeight = 26

type RowGridProps<Row> = {
  readonly id: string
  readonly label: string
  readonly source: RowSource<Row>
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly openKey?: string | undefined
  readonly open?: ((row: Row) => void) | undefined
  /** The grid's element, so that Esc and the filter can give it the focus back. */
  readonly grid: RefObject<HTMLDivElement | null>
  /** The row that keys act on. */
  readonly onCurrent?: (row: Row | undefined) => void
}

export function RowGrid<Row>(props: RowGridProps<Row>) {
  const { source, columns, rowKey, grid, open } = props
  const { rows } = source
  const [current, setCurrent] = useState(() => placeOf(props.id).current)
  const place = useRef(placeOf(props.id))
  const virtual = useVirtualizer({
    count: rows.length, getScrollElement: () => grid.current, estimateSize: () => rowHeight, overscan: 12, scrollPaddingStart: headHeight, initialOffset: () => placeOf(props.id).offset,
    getItemKey: (index) => { const row = rows[index]; return row === undefined ? index : rowKey(row) },
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  const pageRows = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 600) - headHeight) / rowHeight))
  useKeptPlace(props, current, setCurrent, place)
  useEffect(() => { if (source.hasMore && !source.loadingMore && wantsMore({ current, count: rows.length, pageRows }, lastShown)) source.more() })

  function stand(index: number): void {
    setCurrent(index)
    virtual.scrollToIndex(index, { align: 'auto' })
  }
  function hear(event: React.KeyboardEvent): void {
    if (belongsToComposition(noComposition, event.nativeEvent) && takesText(document.activeElement)) return
    const chord = chordOf(event.nativeEvent)
    const move = chord === null ? ({ kind: 'none' } as const) : moveOf({ current, count: rows.length, pageRows }, chord)
    if (move.kind === 'none') return
    event.preventDefault()
    event.stopPropagation()
    if (move.kind === 'move') stand(move.to)
    else { const row = rows[current]; if (row !== undefined) open?.(row) }
  }
  return (
    <div
      ref={grid} className="dg-grid" role="grid" tabIndex={0} aria-label={props.label} aria-rowcount={source.hasMore ? -1 : rows.length + 1} aria-colcount={columns.length} aria-busy={source.waiting}
      aria-activedescendant={rows[current] === undefined ? undefined : `${props.id}-row-${String(current)}`} onKeyDown={hear}
      onScroll={(event) => { place.current = { ...place.current, offset: event.currentTarget.scrollTop } }} data-current={current}
    >
      <div className="dg-grid-head" role="row" aria-rowindex={1}>
        {columns.map((column) => <div key={column.key} role="columnheader" className="dg-cell" data-align={column.align ?? 'left'} style={columnStyle(column)}>{column.title}</div>)}
      </div>
      <div className="dg-grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {shown.map((item) => {
          const row = rows[item.index]
          return row === undefined ? null : (
            <div
              key={item.key} id={`${props.id}-row-${String(item.index)}`} role="row" aria-rowindex={item.index + 2} className="dg-grid-row" aria-selected={item.index === current} data-open={props.openKey !== undefined && rowKey(row) === props.openKey}
              style={{ transform: `translateY(${String(item.start)}px)` }} onMouseDown={() => setCurrent(item.index)} onClick={() => open?.(row)}
            >
              {columns.map((column) => <div key={column.key} role="gridcell" className={`dg-cell ${column.className?.(row) ?? ''}`} data-align={column.align ?? 'left'} style={columnStyle(column)}>{column.cell(row)}</div>)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Keeps standing on the same record when rows come and go, follows a record that is opened from elsewhere, and remembers the place when the list is left. */
function useKeptPlace<Row>(props: RowGridProps<Row>, current: number, setCurrent: (index: number) => void, place: RefObject<{ readonly current: number; readonly key?: string; readonly offset: number }>): void {
  const { source: { rows }, rowKey, onCurrent, id, openKey } = props
  // Null at first: rows that are there already may be fewer than the remembered place.
  const before = useRef<readonly Row[]>(null)
  const followed = useRef<string>(undefined)
  const missed = useRef<string>(undefined)
  const row = rows[current]
  useLayoutEffect(() => {
    const isFresh = before.current !== rows
    const opened = openKey === followed.current ? undefined : openKey
    // A record that is not among these rows is looked for again when others come, e.g. one that was saved just now.
    if (rows.length === 0 || (!isFresh && (opened === undefined || opened === missed.current))) return
    const keys = rows.map(rowKey)
    const at = opened === undefined ? -1 : keys.indexOf(opened)
    if (at >= 0) followed.current = opened
    else missed.current = opened
    before.current = rows
    const next = at >= 0 ? at : isFresh ? keepPlace(keys, place.current.key, current) : current
    if (next !== current) setCurrent(next)
  })
  useEffect(() => {
    if (row !== undefined && before.current === rows) place.current = { ...place.current, current, key: rowKey(row) }
    onCurrent?.(row)
    // rowKey and onCurrent may be new functions with every render; only the row decides.
    // oxlint-disable-next-line react/exhaustive-deps -- as said above
  }, [row, current])
  useEffect(() => () => rememberPlace(id, place.current), [id, place])
}
