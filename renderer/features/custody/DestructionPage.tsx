/** Files whose retention is over, and the lists by which they are destroyed. */
import { Button } from 'antd'
import { CustodyTabs } from '#renderer/features/custody/CustodyTabs.tsx'
import { destructionSearch } from '#renderer/features/custody/custody-search.ts'
import { destructionTones } from '#renderer/features/custody/destruction-tones.ts'
import { DestructionDetail } from '#renderer/features/custody/DestructionDetail.tsx'
import { RetentionForm } from '#renderer/features/custody/FileForms.tsx'
import { fileColumns } from '#renderer/features/custody/ListsPage.tsx'
import { client, orpc, troubleOf } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, Facts, FilterChoice, KeyCap, ListPage, MomentText, StatusTag, announce, useHas, useKeys, usePlace, useRows, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { Column } from '#renderer/ui/index.ts'
import type { CustodyFile, DestructionRow } from '#shared/contract/custody.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function DestructionPage() {
  const { search: { box } } = usePlace(destructionSearch)
  return <CustodyTabs path="/custody/destruction">{box === 'review' ? <Review /> : <Lists />}</CustodyTabs>
}

function BoxFilter() {
  const t = useText()
  return <FilterChoice name="box" choices={[{ value: 'review', label: t('custody.review') }, { value: 'lists', label: t('custody.lists') }]} />
}

/** Files on one list at most. */
const filesOnAList = 200

function Review() {
  const t = useText()
  const sentence = useTroubleSentence()
  const { search, change } = usePlace(destructionSearch)
  const mayKeep = useHas('custody.keep')
  const source = useRows(orpc.custody.files.infiniteOptions({ input: (cursor: string | null) => ({ state: 'expired' as const, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const start = (ids: readonly Id<'customer'>[]) => {
    client.custody.startDestruction({ customerIds: [...ids] }).then(({ list }) => change({ box: 'lists', open: list.id, form: 'judge' })).catch((error: unknown) => { announce({ text: sentence(troubleOf(error)), tone: 'warn' }) })
  }
  const startAll = () => start(source.rows.slice(0, filesOnAList).map((row) => row.id))
  useKeys(mayKeep && source.rows.length > 0 ? [{ key: 'A', label: t('custody.start-destruction'), run: startAll }] : [])
  const done = () => change({ form: undefined })
  return (
    <ListPage
      id="custody-review" title={t('custody.review')} source={source} rowKey={(row) => row.id} columns={fileColumns(t)} filters={<BoxFilter />}
      actions={mayKeep ? [{ key: 'D', label: t('custody.start-destruction'), run: (row: CustodyFile) => start([row.id]) }, { key: 'R', label: t('custody.set-retention'), run: (row: CustodyFile) => change({ open: row.id, form: 'retention' }) }] : []}
      extra={mayKeep && source.rows.length > 0 && <Button onClick={startAll}>{t('custody.start-destruction')} {Math.min(source.rows.length, filesOnAList)}<KeyCap name="A" /></Button>}
      detail={(id) => {
        const row = source.rows.find((each) => each.id === id)
        if (row === undefined) return null
        return (
          <DetailPane title={row.name} subtitle={row.number} band={row.secrecy} actions={mayKeep && search.form === '' ? [{ key: 'D', label: t('custody.start-destruction'), run: () => start([row.id]), primary: true }, { key: 'R', label: t('custody.set-retention'), run: () => change({ form: 'retention' }) }] : []}>
            {search.form === 'retention' && <RetentionForm row={row} done={done} />}
            <Facts items={[{ label: t('custody.retention-end'), value: row.retentionEnd === null ? '' : <DayText day={row.retentionEnd} /> }, { label: t('customers.shelf-place'), value: row.shelfPlace }]} />
          </DetailPane>
        )
      }}
      empty={{ text: t('custody.review-empty') }}
    />
  )
}

function Lists() {
  const t = useText()
  const source = useRows(orpc.custody.destructions.infiniteOptions({ input: (cursor: string | null) => ({ cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const columns: readonly Column<DestructionRow>[] = [
    { key: 'number', title: t('custody.number'), width: 126, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'status', title: t('custody.status'), width: 90, cell: (row) => <StatusTag tone={destructionTones[row.status]}>{t(`custody.destruction.${row.status}`)}</StatusTag> },
    { key: 'files', title: t('custody.destruction-files'), width: 90, align: 'right', cell: (row) => <span className="dg-number">{row.files}</span> },
    { key: 'method', title: t('custody.method'), grow: 1, minWidth: 110, cell: (row) => (row.method === null ? '' : t(`custody.method.${row.method}`)) },
    { key: 'requester', title: t('custody.requester'), width: 110, cell: (row) => row.requester },
    { key: 'created', title: t('custody.listed-day'), width: 140, cell: (row) => <MomentText at={row.createdAt} /> },
    { key: 'destroyed', title: t('custody.destroyed-day'), width: 118, cell: (row) => (row.destroyedDay === null ? '' : <DayText day={row.destroyedDay} weekday={false} />) },
  ]
  return <ListPage id="custody-destructions" title={t('custody.lists')} source={source} rowKey={(row) => row.id} columns={columns} filters={<BoxFilter />} detail={(id) => <DestructionDetail key={id} id={id as Id<'destruction-list'>} />} empty={{ text: t('custody.lists-empty') }} />
}
