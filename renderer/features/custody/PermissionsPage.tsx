/** Approved consultations that run: who may see which file on which days, and naming the days. */
import { useQuery } from '@tanstack/react-query'
import { CustodyTabs } from '#renderer/features/custody/CustodyTabs.tsx'
import { permissionsSearch, rowsOf } from '#renderer/features/custody/custody-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, ListPage, RegisterForm, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column, FormField } from '#renderer/ui/index.ts'
import type { PermissionRow } from '#shared/contract/custody.ts'
import type { Day } from '#shared/kernel/days.ts'

export function PermissionsPage() {
  const t = useText()
  const { change } = usePlace(permissionsSearch)
  const permissions = useQuery(orpc.custody.permissions.queryOptions({ input: {} }))
  const rows = permissions.data?.rows ?? []
  const columns: readonly Column<PermissionRow>[] = [
    { key: 'number', title: t('lending.number'), width: 130, cell: (row) => <span className="dg-number">{row.number}</span> },
    { key: 'person', title: t('custody.person'), width: 120, cell: (row) => row.person },
    { key: 'file', title: t('custody.file'), grow: 2, minWidth: 180, cell: (row) => <><span className="dg-number">{row.customerNumber}</span> {row.customerName}</> },
    { key: 'days', title: t('custody.permissions'), width: 220, cell: (row) => <span className="dg-number">{t('custody.permission-days', { from: row.fromDay, until: row.untilDay })}</span> },
    { key: 'named', title: '', grow: 1, minWidth: 120, cell: (row) => (row.isNamed ? '' : <span className="dg-quiet">{t('custody.permission-default')}</span>) },
  ]
  return (
    <CustodyTabs path="/custody/permissions">
      <ListPage id="custody-permissions" title={t('custody.permissions')} source={rowsOf(permissions, rows)} rowKey={(row) => row.loanId} columns={columns} empty={{ text: t('custody.no-permissions') }}
        detail={(id) => { const row = rows.find((each) => each.loanId === id); return row === undefined ? null : <PeriodForm key={id} row={row} done={() => change({ open: undefined })} /> }} />
    </CustodyTabs>
  )
}

type Values = { readonly fromDay: string; readonly untilDay: string }

/** Required day fields have been checked to hold days. */
function PeriodForm({ row, done }: { readonly row: PermissionRow; readonly done: () => void }) {
  const t = useText()
  const mayKeep = useHas('custody.keep')
  const fields: readonly FormField<Values>[] = [{ kind: 'day', name: 'fromDay', label: t('custody.from-day'), required: true, span: 12 }, { kind: 'day', name: 'untilDay', label: t('custody.until-day'), required: true, span: 12 }]
  return (
    <DetailPane title={`${row.person} ${row.customerNumber}`} subtitle={<>{row.number} <ClauseLink clause="P07-17" /></>} onClose={done}>
      {mayKeep ? <RegisterForm<Values> formId={`custody.period.${row.loanId}`} title={t('custody.set-period')} width="third" draft={false} once fields={fields} initial={() => ({ fromDay: row.fromDay, untilDay: row.untilDay })}
        save={async ({ fromDay, untilDay }) => { await client.custody.setPeriod({ loanId: row.loanId, fromDay: fromDay as Day, untilDay: untilDay as Day }); return { number: row.number } }} onSaved={done} onEscape={done} /> : <p><DayText day={row.fromDay} /> <DayText day={row.untilDay} /></p>}
    </DetailPane>
  )
}
