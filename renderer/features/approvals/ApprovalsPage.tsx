/** Approvals in, out, copied and decided: narrowed in the address, each one a sheet in the right third. */
import { Button } from 'antd'
import { ApprovalDetail } from '#renderer/features/approvals/ApprovalDetail.tsx'
import { approvalColumns } from '#renderer/features/approvals/approvals-marks.tsx'
import { approvalBoxes, approvalsSearch } from '#renderer/features/approvals/approvals-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { FilterChoice, FilterText, KeyCap, ListPage, useKeys, useLooseText, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import { approvalStatuses } from '#shared/contract/approvals.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function ApprovalsPage() {
  const t = useText()
  const loose = useLooseText()
  const { search, change, go } = usePlace(approvalsSearch)
  useKeys([{ key: 'S', label: t('approvals.stand-ins'), run: () => go('/approvals/stand-ins') }])
  const { open, doing, code, ...filters } = search
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
      detail={(id) => <ApprovalDetail key={id} id={id as Id<'approval'>} doing={doing} code={code} />}
      onOpen={(row) => change({ open: row.id, doing: undefined, code: undefined })}
      extra={<Button onClick={() => go('/approvals/stand-ins')}>{t('approvals.stand-ins')}<KeyCap name="S" /></Button>}
      empty={filters.box === 'in' ? { text: t('approvals.empty-in'), label: t('approvals.show-all'), run: showAll } : { text: t('approvals.empty') }}
    />
  )
}
