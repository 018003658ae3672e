/** Lines proposed at the end of a month for who left reminders unanswered: an appraiser types the amount, or lets it go. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { plansSearch } from '#renderer/features/customer-care/care-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, RegisterForm, useGo, useHas, usePlace, useText } from '#renderer/ui/index.ts'
import type { KpiLineRow } from '#shared/contract/customer-care.ts'

/** Lines in the panel, the latest months. */
const shown = 12

export function KpiPanel() {
  const mayRead = useHas('penalties.read')
  return mayRead ? <Lines /> : null
}

function Lines() {
  const t = useText()
  const lines = useQuery(orpc['customer-care'].kpiLines.queryOptions({ input: {} }))
  const rows = lines.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <div className="dg-panel">
      <div className="dg-panel-head">{t('customer-care.kpi-lines')} <span className="dg-count">{rows.filter((row) => row.status === 'proposed').length}</span> <ClauseLink clause="P19-1.8.2" /></div>
      <div className="dg-panel-body dg-stack" style={{ gap: 10 }}>{rows.slice(0, shown).map((row) => <Line key={row.id} row={row} />)}</div>
    </div>
  )
}

function Line({ row }: { readonly row: KpiLineRow }) {
  const t = useText()
  const go = useGo()
  const mayDecide = useHas('penalties.decide')
  const { search, change } = usePlace(plansSearch)
  const doing = search.of === row.id ? search.doing : undefined
  const done = () => change({ doing: undefined, of: undefined })
  const join = t('common.list-join')
  return (
    <div>
      <div>{t('customer-care.kpi-line', { month: row.month, name: row.person, filings: row.filings.map((filing) => `${filing.name} ${filing.dueDay}`).join(join), days: row.reminderDays.join(join) })}</div>
      {row.status === 'charged' && <button type="button" className="dg-linkbutton" onClick={() => go('/penalties', { text: row.penaltyNumber, status: 'all' })}>{t('customer-care.kpi-state.charged', { number: row.penaltyNumber })}</button>}
      {row.status === 'dropped' && <span className="dg-quiet">{t('customer-care.kpi-state.dropped')}{t('common.colon')}{row.reason}</span>}
      {row.status === 'proposed' && mayDecide && doing === undefined && <div style={{ display: 'flex', gap: 8 }}><Button size="small" type="primary" onClick={() => change({ doing: 'charge', of: row.id })}>{t('customer-care.charge')}</Button><Button size="small" onClick={() => change({ doing: 'drop', of: row.id })}>{t('customer-care.drop')}</Button></div>}
      {doing === 'charge' && <RegisterForm<{ readonly amountCents: number | null }>
        formId={`customer-care.charge.${row.id}`} title={t('customer-care.charge')} width="third" draft={false} once initial={() => ({ amountCents: null })} onSaved={done} onEscape={done}
        fields={[{ kind: 'money', name: 'amountCents', label: t('customer-care.amount'), required: true, min: 1, maxValue: 100_000_000, span: 12, hint: t('customer-care.amount-hint') }]}
        save={async ({ amountCents }) => { const { penaltyNumber } = await client['customer-care'].decideKpiLine({ action: 'charge', id: row.id, amountCents: amountCents ?? 0 }); return { number: penaltyNumber } }}
      />}
      {doing === 'drop' && <RegisterForm<{ readonly reason: string }>
        formId={`customer-care.drop.${row.id}`} title={t('customer-care.drop')} width="third" draft={false} once initial={() => ({ reason: '' })} onSaved={done} onEscape={done}
        fields={[{ kind: 'text', name: 'reason', label: t('customer-care.reason'), required: true, max: 200, span: 12 }]}
        save={async ({ reason }) => { await client['customer-care'].decideKpiLine({ action: 'drop', id: row.id, reason }); return {} }}
      />}
    </div>
  )
}
