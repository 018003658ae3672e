/** Approvals in, out and decided: narrowed in the address, each one a sheet in the right third. */
import { ApprovalDetail } from '#renderer/features/approvals/ApprovalDetail.tsx'
import { approvalColumns } from '#renderer/features/approvals/approvals-marks.tsx'
import { approvalBoxes, approvalsSearch } from '#renderer/features/approvals/approvals-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterText, ListPage, useLooseText, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import { approvalStatuses } from '#shared/contract/approvals.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function ApprovalsPage() {
  const t = useText()
  const loose = useLooseText()
  const { search, change } = usePlace(approvalsSearch)
  const { open, doing, ...filters } = search
  const source = useRows(orpc.approvals.list.infiniteOptions({
    input: (cursor: string | null) => ({ ...filters, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
  }))
  const showAll = () => change({ box: 'all' })
  return (
    <ListPage
      id="approvals" title={t('shell.approvals')} source={source} rowKey={(row) => row.id} columns={approvalColumns(t, loose, open !== undefined)}
      filters={<>
        <FilterChoice name="box" label={t('approvals.box')} choices={approvalBoxes.map((value) => ({ value, label: t(`approvals.box-${value}`) }))} />
        <FilterChoice name="status" label={t('approvals.status')} choices={[{ value: 'all', label: t('approvals.status-all') }, ...approvalStatuses.map((value) => ({ value, label: t(`approvals.status-${value}`) }))]} />
        <FilterText name="text" placeholder={t('approvals.search')} width={200} />
      </>}
      detail={(id) => <ApprovalDetail key={id} id={id as Id<'approval'>} doing={doing} />}
      onOpen={(row) => change({ open: row.id, doing: undefined })}
      empty={filters.box === 'in' ? { text: t('approvals.empty-in'), label: t('approvals.show-all'), run: showAll } : { text: t('approvals.empty') }}
    />
  )
}
