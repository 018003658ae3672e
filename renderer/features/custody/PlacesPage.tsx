/** The archive's cabinets and secret stores: what is free, and one of them slot by slot. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { CustodyTabs } from '#renderer/features/custody/CustodyTabs.tsx'
import { className } from '#renderer/features/custody/custody-words.ts'
import { placesSearch, rowsOf } from '#renderer/features/custody/custody-search.ts'
import { PlaceDetail } from '#renderer/features/custody/PlaceDetail.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterText, KeyCap, ListPage, StatusTag, useGo, useHas, useKeys, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { PlaceRow } from '#shared/contract/custody.ts'
import type { Id } from '#shared/kernel/ids.ts'

function useColumns(): readonly Column<PlaceRow>[] {
  const t = useText()
  return [
    { key: 'code', title: t('custody.code'), width: 90, cell: (row) => <span className="dg-number">{row.code}</span> },
    { key: 'kind', title: t('custody.class'), grow: 1, minWidth: 130, cell: (row) => (row.isSecret ? <StatusTag tone="danger">{t('custody.is-secret')}</StatusTag> : className(t, { name: row.className, category: row.classCategory })) },
    { key: 'keeper', title: t('custody.keeper'), width: 110, cell: (row) => row.keeper },
    { key: 'free', title: t('custody.free'), width: 110, align: 'right', cell: (row) => <span className="dg-number">{t('custody.free-of', { free: row.total - row.taken, total: row.total })}</span> },
    { key: 'loose', title: '', width: 110, cell: (row) => (row.loose === 0 ? null : <StatusTag tone="warn">{t('custody.loose', { count: row.loose })}</StatusTag>) },
    { key: 'name', title: t('custody.name'), grow: 2, minWidth: 120, cell: (row) => row.name },
  ]
}

export function PlacesPage() {
  const t = useText()
  const go = useGo()
  const { search, change } = usePlace(placesSearch)
  const [mayKeep, mayShelve] = [useHas('custody.keep'), useHas('custody.shelve')]
  const places = useQuery(orpc.custody.places.queryOptions({ input: {} }))
  const typed = search.text.trim().toLowerCase()
  const shown = (places.data?.rows ?? []).filter((row) => `${row.code} ${row.name} ${row.className} ${row.keeper}`.toLowerCase().includes(typed))
  const shelve = () => go('/custody/shelve')
  const declare = mayKeep ? () => go('/custody/new-place') : undefined
  useKeys(mayShelve ? [{ key: 'S', label: t('custody.shelve'), run: shelve }] : [])
  return (
    <CustodyTabs path="/custody">
      <ListPage
        id="custody-places" title={t('custody.cabinets')} source={rowsOf(places, shown)} rowKey={(row) => row.id} columns={useColumns()} filters={<FilterText name="text" placeholder={t('custody.code')} />}
        detail={(id) => <PlaceDetail key={id} id={id as Id<'custody-place'>} />} onNew={declare} newLabel={t('custody.new-place')} onEdit={mayKeep ? (row) => change({ open: row.id, edit: 'place' }) : undefined}
        extra={mayShelve && <Button onClick={shelve}>{t('custody.shelve')}<KeyCap name="S" /></Button>}
        empty={{ text: t('custody.no-places'), key: 'N', label: t('custody.new-place'), ...(declare === undefined ? {} : { run: declare }) }}
      />
    </CustodyTabs>
  )
}
