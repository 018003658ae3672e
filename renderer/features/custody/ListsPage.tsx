/** Files that lack a class or a place, stand where they may not, or are outside without a loan; each with the one thing that mends it. */
import { useQuery } from '@tanstack/react-query'
import { CustodyTabs } from '#renderer/features/custody/CustodyTabs.tsx'
import { fileLists, listsSearch, rowsOf } from '#renderer/features/custody/custody-search.ts'
import { ClassForm, OutsideForm, RetentionForm } from '#renderer/features/custody/FileForms.tsx'
import { client, orpc, troubleOf } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, FilterChoice, ListPage, MomentText, StatusTag, announce, useGo, useHas, usePlace, useRows, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { Column, Translate } from '#renderer/ui/index.ts'
import type { CustodyFile, FileListState, OutsideRow } from '#shared/contract/custody.ts'

export function ListsPage() {
  const { search: { list } } = usePlace(listsSearch)
  return <CustodyTabs path="/custody/lists">{list === 'outside' ? <OutsideList /> : <FileList key={list} state={list} />}</CustodyTabs>
}

function ListFilter() {
  const t = useText()
  return <FilterChoice name="list" label={t('custody.list')} choices={fileLists.map((value) => ({ value, label: t(`custody.list.${value}`) }))} />
}

/** The columns of a list of files; what the list is about stands last. */
export function fileColumns(t: Translate): readonly Column<CustodyFile>[] {
  return [
    { key: 'number', title: t('customers.number'), width: 126, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'name', title: t('customers.name'), grow: 2, minWidth: 160, cell: (row) => row.name },
    { key: 'category', title: t('customers.category'), width: 90, cell: (row) => t(`customers.category.${row.category}`) },
    { key: 'secrecy', title: t('customers.secrecy'), width: 80, cell: (row) => (row.secrecy === 'secret' || row.secrecy === 'top-secret' ? <StatusTag tone="danger">{t(`secrecy.${row.secrecy}`)}</StatusTag> : t(`secrecy.${row.secrecy}`)) },
    { key: 'place', title: t('customers.shelf-place'), grow: 1, minWidth: 120, cell: (row) => <>{row.shelfPlace} {row.department !== '' && <StatusTag tone="danger">{t('custody.of-department', { department: row.department })}</StatusTag>}</> },
    { key: 'retention', title: t('custody.retention-end'), width: 118, cell: (row) => (row.retentionEnd === null ? '' : <DayText day={row.retentionEnd} weekday={false} />) },
  ]
}

function FileList({ state }: { readonly state: FileListState }) {
  const t = useText()
  const go = useGo()
  const { change } = usePlace(listsSearch)
  const [mayShelve, mayKeep] = [useHas('custody.shelve'), useHas('custody.keep')]
  const source = useRows(orpc.custody.files.infiniteOptions({ input: (cursor: string | null) => ({ state, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const shelve = (row: CustodyFile) => go('/custody/shelve', { code: row.number })
  const open = (row: CustodyFile, form: 'class' | 'retention') => change({ open: row.id, form })
  return (
    <ListPage
      id={`custody-${state}`} title={t(`custody.list.${state}`)} source={source} rowKey={(row) => row.id} columns={fileColumns(t)} filters={<ListFilter />}
      actions={[
        ...(mayShelve ? [{ key: 'S', label: t('custody.shelve'), run: shelve }, { key: 'C', label: t('custody.set-class'), run: (row: CustodyFile) => open(row, 'class') }] : []),
        ...(mayKeep ? [{ key: 'R', label: t('custody.set-retention'), run: (row: CustodyFile) => open(row, 'retention') }] : []),
      ]}
      onOpen={(row) => change({ open: row.id, form: undefined })} detail={(id) => { const row = source.rows.find((each) => each.id === id); return row === undefined ? null : <FileDetail key={id} row={row} /> }}
      empty={{ text: t('custody.list-empty') }}
    />
  )
}

function FileDetail({ row }: { readonly row: CustodyFile }) {
  const t = useText()
  const go = useGo()
  const { search, change } = usePlace(listsSearch)
  const [mayShelve, mayKeep] = [useHas('custody.shelve'), useHas('custody.keep')]
  const done = () => change({ form: undefined })
  const actions = [
    ...(mayShelve ? [{ key: 'S', label: t('custody.shelve'), run: () => go('/custody/shelve', { code: row.number }), primary: true }, { key: 'C', label: t('custody.set-class'), run: () => change({ form: 'class' }) }] : []),
    ...(mayKeep ? [{ key: 'R', label: t('custody.set-retention'), run: () => change({ form: 'retention' }) }] : []),
    { key: 'O', label: t('customers.open-page'), run: () => go(`/customers/${row.id}`) },
  ]
  return (
    <DetailPane title={row.name} subtitle={<span className="dg-number">{row.number}</span>} band={row.secrecy} actions={search.form === '' ? actions : []}>
      {search.form === 'class' && <ClassForm row={row} done={done} />}
      {search.form === 'retention' && <RetentionForm row={row} done={done} />}
      <Facts items={[{ label: t('customers.shelf-place'), value: row.shelfPlace }, { label: t('customers.category'), value: t(`customers.category.${row.category}`) }, { label: t('custody.retention-end'), value: row.retentionEnd === null ? '' : <DayText day={row.retentionEnd} /> }]} />
    </DetailPane>
  )
}

function OutsideList() {
  const t = useText()
  const sentence = useTroubleSentence()
  const { search, change } = usePlace(listsSearch)
  const mayShelve = useHas('custody.shelve')
  const outside = useQuery(orpc.custody.outside.queryOptions({ input: {} }))
  const back = (row: OutsideRow) => { client.custody.bringBack({ id: row.id }).then(({ number }) => { announce({ text: t('custody.brought-back', { number }) }) }).catch((error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) }) }
  const columns: readonly Column<OutsideRow>[] = [
    { key: 'number', title: t('customers.number'), width: 150, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'title', title: t('customers.name'), grow: 2, minWidth: 160, cell: (row) => row.title },
    { key: 'where', title: t('custody.outside-where'), grow: 1, minWidth: 130, cell: (row) => row.where },
    { key: 'holder', title: t('custody.outside-holder'), width: 110, cell: (row) => row.holder },
    { key: 'found', title: t('custody.outside-found'), width: 200, cell: (row) => <>{row.foundBy} <MomentText at={row.foundAt} /></> },
  ]
  return (
    <ListPage
      id="custody-outside" title={t('custody.list.outside')} source={rowsOf(outside, outside.data?.rows ?? [])} rowKey={(row) => row.id} columns={columns} filters={<ListFilter />}
      onNew={mayShelve ? () => change({ open: 'new', form: 'outside' }) : undefined} newLabel={t('custody.outside-new')} actions={mayShelve ? [{ key: 'B', label: t('custody.bring-back'), run: back }] : []}
      onOpen={(row) => change({ open: row.id, form: undefined })}
      detail={(id) => {
        if (search.form === 'outside') return <OutsideForm done={() => change({ open: undefined, form: undefined })} />
        const row = outside.data?.rows.find((each) => each.id === id)
        return row === undefined ? null : <DetailPane title={row.title} subtitle={row.number} actions={mayShelve ? [{ key: 'B', label: t('custody.bring-back'), run: () => back(row), primary: true }] : []}><Facts items={[{ label: t('custody.outside-where'), value: row.where, wide: true }, { label: t('custody.outside-holder'), value: row.holder }]} /></DetailPane>
      }}
      empty={{ text: t('custody.list-empty') }}
    />
  )
}
