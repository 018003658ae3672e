/** Requests and loans: narrowed in the address, open in the right third, and a desk that listens to scans whatever has the focus. */
import { useCallback, useState } from 'react'
import { LoanDetail } from '#renderer/features/lending/LoanDetail.tsx'
import { lendingColumns } from '#renderer/features/lending/lending-columns.tsx'
import { lendingSearch } from '#renderer/features/lending/lending-search.ts'
import type { LoanDoing } from '#renderer/features/lending/lending-search.ts'
import { RegisterPreview } from '#renderer/features/lending/RegisterPreview.tsx'
import { readScan, useLendingDesk } from '#renderer/features/lending/use-lending-desk.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterDay, FilterText, ListPage, useGo, useHas, usePlace, useRows, useScan, useText } from '#renderer/ui/index.ts'
import { loanKinds, loanStates } from '#shared/domain/lending.ts'
import type { LoanRow } from '#shared/contract/lending.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function LendingPage() {
  const t = useText()
  const go = useGo()
  const mayExport = useHas('reports.export')
  const { search, change } = usePlace(lendingSearch)
  const { open, doing, ...filters } = search
  const [trouble, setTrouble] = useState<{ readonly loanId: string; readonly error: unknown }>()
  const source = useRows(orpc.lending.list.infiniteOptions({
    input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
  }))
  const show = useCallback((loan: LoanRow, next?: LoanDoing) => { setTrouble(undefined); change({ open: loan.id, doing: next }) }, [change, setTrouble])
  const failed = useCallback((loan: LoanRow, error: unknown) => { setTrouble({ loanId: loan.id, error }); change({ open: loan.id, doing: undefined }) }, [change, setTrouble])
  const desk = useLendingDesk({ show, failed })
  useScan(async (code) => {
    const found = await readScan(code)
    if (found === null) return false
    await desk.act(found)
    return true
  })
  const [printing, setPrinting] = useState(false)
  const openNew = desk.mayRequest ? () => go('/lending/new') : undefined
  return (
    <>
      <ListPage
        id="lending" title={t('shell.lending')} source={source} rowKey={(row) => row.id} columns={lendingColumns(t, open !== undefined)} filters={<LendingFilters narrow={open !== undefined} />}
        detail={(id) => <LoanDetail key={id} id={id as Id<'loan'>} doing={doing} desk={desk} trouble={trouble?.loanId === id ? trouble.error : undefined} forget={() => setTrouble(undefined)} />}
        onOpen={(row) => { setTrouble(undefined); change({ open: row.id, doing: undefined }) }}
        onPrint={() => setPrinting(true)} onNew={openNew} onExport={mayExport ? () => go('/reports', { register: 'loans', text: filters.text, state: filters.state === 'all' ? undefined : filters.state, from: filters.from, to: filters.to }) : undefined}
        actions={[
          { key: 'I', label: t('lending.issue'), run: (row) => void desk.issue(row), when: (row) => desk.mayIssue && row.status === 'approved' },
          { key: 'R', label: t('lending.return'), run: (row) => void desk.takeBack(row, null), when: (row) => desk.mayIssue && row.status === 'out' },
        ]}
        extra={open === undefined && desk.mayIssue ? <span className="dg-quiet" style={{ fontSize: 12, whiteSpace: 'nowrap' }}>{t('lending.listening')}</span> : undefined}
        empty={{ text: t('lending.empty'), key: 'N', label: t('lending.request'), ...(openNew === undefined ? {} : { run: openNew }) }}
      />
      {printing && <RegisterPreview from={filters.from} to={filters.to} onlyIncomplete={filters.state === 'incomplete'} onClose={() => setPrinting(false)} />}
    </>
  )
}

/** The right third takes room from the head line: days wait until the list has it to itself. */
function LendingFilters({ narrow }: { readonly narrow: boolean }) {
  const t = useText()
  return (
    <>
      <FilterText name="text" placeholder={t('lending.search')} width={230} />
      <FilterChoice name="state" label={t('lending.state')} choices={(['all', ...loanStates] as const).map((value) => ({ value, label: t(`lending.state-${value}`) }))} />
      <FilterChoice name="kind" label={t('lending.kind')} choices={[{ value: 'all', label: t('lending.kind-all') }, ...loanKinds.map((value) => ({ value, label: t(`lending.kind-${value}`) }))]} />
      {!narrow && <><FilterDay name="from" label={t('lending.from')} /><FilterDay name="to" label={t('lending.to')} /></>}
    </>
  )
}
