/** A register on the screen: filters in the address, a virtual list under the keys, the open record in the right third. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useKeys } from '#renderer/ui/keys/key-bindings.ts'
import type { KeyBinding } from '#renderer/ui/keys/key-bindings.ts'
import type { Column } from '#renderer/ui/list/column.ts'
import { RowGrid } from '#renderer/ui/list/RowGrid.tsx'
import type { RowSource } from '#renderer/ui/list/rows.ts'
import { Skeleton } from '#renderer/ui/list/Skeleton.tsx'
import { useBack, useChangeSearch, useIsFiltered, useRawSearch } from '#renderer/ui/place/use-place.ts'
import { Empty, KeyCap } from '#renderer/ui/show/marks.tsx'
import { TroubleCard } from '#renderer/ui/trouble/TroubleCard.tsx'
import { useText } from '#renderer/ui/use-text.ts'

/** A key that acts on the row with the focus. */
export type RowAction<Row> = { readonly key: string; readonly label: string; readonly run: (row: Row) => void; readonly when?: (row: Row) => boolean }

export type ListPageProps<Row> = {
  /** Names the list for its place and its row ids. */
  readonly id: string
  readonly title: string
  readonly source: RowSource<Row>
  readonly columns: readonly Column<Row>[]
  readonly rowKey: (row: Row) => string
  readonly filters?: ReactNode
  /** Draws the open record; `openKey` is `open` of the address. */
  readonly detail?: (openKey: string) => ReactNode
  /** Instead of the right third: Enter goes elsewhere. */
  readonly onOpen?: (row: Row) => void
  readonly onNew?: (() => void) | undefined
  readonly newLabel?: string
  readonly onExport?: (() => void) | undefined
  readonly onPrint?: (() => void) | undefined
  readonly onEdit?: ((row: Row) => void) | undefined
  readonly actions?: readonly RowAction<Row>[]
  readonly empty: { readonly text: string; readonly key?: string; readonly label?: string; readonly run?: () => void }
  /** How many rows the filter holds, when it is known. */
  readonly total?: number | undefined
  /** More buttons at the right of the head. */
  readonly extra?: ReactNode
}

export function ListPage<Row>(props: ListPageProps<Row>) {
  const { source } = props
  const raw = useRawSearch()
  const openKey = typeof raw['open'] === 'string' && props.detail !== undefined ? raw['open'] : undefined
  const change = useChangeSearch()
  const grid = useRef<HTMLDivElement>(null)
  const [row, setRow] = useState<Row>()
  const filtered = useIsFiltered()
  const open = props.onOpen ?? (props.detail === undefined ? undefined : (opened: Row) => change({ open: props.rowKey(opened) }))
  useListKeys(props, row, openKey, grid)
  useEffect(() => { if (document.activeElement === document.body || document.activeElement === null) grid.current?.focus({ preventScroll: true }) }, [source.waiting])

  return (
    <section className="dg-page" data-list={props.id}>
      <ListHead {...props} />
      <div className="dg-split" data-open={openKey !== undefined}>
        <div className="dg-list">
          {source.error !== null && source.error !== undefined ? <div style={{ padding: 14 }}><TroubleCard error={source.error} onRetry={source.again} /></div>
            : source.waiting ? <Skeleton rows={18} />
              : source.rows.length === 0 ? <NothingHere filtered={filtered} empty={props.empty} clear={() => change(Object.fromEntries(Object.keys(raw).map((name) => [name, undefined])))} />
                : <RowGrid id={props.id} label={props.title} source={source} columns={props.columns} rowKey={props.rowKey} openKey={openKey} open={open} grid={grid} onCurrent={setRow} />}
        </div>
        {openKey !== undefined && props.detail?.(openKey)}
      </div>
    </section>
  )
}

function ListHead<Row>(props: ListPageProps<Row>) {
  const t = useText()
  const { source } = props
  const count = source.waiting ? '' : props.total !== undefined ? t('list.all-rows', { n: props.total }) : t(source.hasMore ? 'list.rows-loaded' : 'list.all-rows', { n: source.rows.length })
  return (
    <header className="dg-page-head">
      <h1>{props.title}</h1>
      <div className="dg-filters">{props.filters}</div>
      <span className="dg-quiet dg-number" style={{ fontSize: 12 }} role="status">{count}</span>
      <div className="dg-page-actions">
        {props.extra}
        {props.onPrint !== undefined && <Button onClick={props.onPrint} title="Ctrl+P">{t('common.print')}</Button>}
        {props.onExport !== undefined && <Button onClick={props.onExport} title="Ctrl+E">{t('common.export')}</Button>}
        {props.onNew !== undefined && <Button type="primary" onClick={props.onNew}>{props.newLabel ?? t('common.new')}<KeyCap name="N" /></Button>}
      </div>
    </header>
  )
}

function NothingHere({ filtered, empty, clear }: { readonly filtered: boolean; readonly empty: ListPageProps<unknown>['empty']; readonly clear: () => void }) {
  const t = useText()
  useKeys(filtered ? [{ key: 'Esc', label: t('common.clear-filter'), run: clear }] : [])
  if (filtered) return <Empty text={t('list.nothing-found')} keyName="Esc" label={t('common.clear-filter')} run={clear} />
  return <Empty text={empty.text} keyName={empty.key} label={empty.label ?? t('common.new')} run={empty.run} />
}

function useListKeys<Row>(props: ListPageProps<Row>, row: Row | undefined, openKey: string | undefined, grid: React.RefObject<HTMLDivElement | null>): void {
  const t = useText()
  const change = useChangeSearch()
  const back = useBack()
  const inDetail = () => document.activeElement?.closest('.dg-detail') !== null && document.activeElement?.closest('.dg-detail') !== undefined
  const bindings: KeyBinding[] = [
    { key: '/', label: t('common.filter'), run: () => { const box = document.querySelector<HTMLInputElement>('.dg-page [data-filter]'); box?.focus(); if (box instanceof HTMLInputElement) box.select() }, when: () => props.filters !== undefined },
    { key: 'Esc', run: () => {
      if (openKey !== undefined) { change({ open: undefined }); grid.current?.focus({ preventScroll: true }) }
      else if (document.activeElement !== grid.current && grid.current !== null && !inDetail()) grid.current.focus({ preventScroll: true })
      else back()
    } },
    { key: 'N', label: props.newLabel ?? t('common.new'), run: () => props.onNew?.(), when: () => props.onNew !== undefined },
    { key: 'E', label: t('common.edit'), run: () => { if (row !== undefined) props.onEdit?.(row) }, when: () => props.onEdit !== undefined && row !== undefined },
    { key: 'Ctrl+E', label: t('common.export'), run: () => props.onExport?.(), when: () => props.onExport !== undefined },
    { key: 'Ctrl+P', label: t('common.print'), run: () => props.onPrint?.(), when: () => props.onPrint !== undefined },
    ...(props.actions ?? []).map((action) => ({ key: action.key, label: action.label, run: () => { if (row !== undefined) action.run(row) }, when: () => row !== undefined && (action.when?.(row) ?? true) })),
  ]
  useKeys(bindings.filter((binding) => binding.label === undefined || !['N', 'E', 'Ctrl+E', 'Ctrl+P'].includes(binding.key) || (binding.when?.() ?? true) || binding.key === 'E' && props.onEdit !== undefined))
  // Arrows pressed while nothing has the focus belong to the list.
  useKeys((['Down', 'Up', 'J', 'K', 'PageDown', 'PageUp', 'Home', 'End', 'Enter'] as const).map((key) => ({
    key, when: () => grid.current !== null && (document.activeElement === document.body || document.activeElement === null),
    run: () => { grid.current?.focus({ preventScroll: true }) },
  })), { group: 'list' })
}
