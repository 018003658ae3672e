/** The month's plans: who handed one in, who owes one, how many visits are short; mine is handed in from here and printed as a form. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FiguresPanel } from '#renderer/features/customer-visits/FiguresPanel.tsx'
import { PromisesPanel } from '#renderer/features/customer-visits/PromisesPanel.tsx'
import { SellersPanel } from '#renderer/features/customer-visits/SellersPanel.tsx'
import { PlanMark } from '#renderer/features/customer-visits/visit-marks.tsx'
import { MonthSteps } from '#renderer/features/customer-visits/VisitsPage.tsx'
import { monthOf, plansSearch, stepMonth } from '#renderer/features/customer-visits/visits-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, Empty, KeyCap, Page, PrintPreview, Skeleton, TroubleCard, announce, useBack, useGo, useKeys, useLocale, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { VisitPlan } from '#shared/contract/customer-visits.ts'
import type { Day } from '#shared/kernel/days.ts'

export function PlansPage() {
  // The day of a session is one of the calendar.
  const today = useSession((state) => state.status?.today) as Day | undefined
  const { search } = usePlace(plansSearch)
  if (today === undefined) return <Skeleton />
  // A plan that a duty leads to is next month's.
  const month = search.month ?? (search.open === undefined ? monthOf(today) : stepMonth(monthOf(today), 1))
  return <MonthPlans key={search.month} month={month} isOver={month < monthOf(today)} />
}

function MonthPlans({ month, isOver }: { readonly month: string; readonly isOver: boolean }) {
  const t = useText()
  const go = useGo()
  const back = useBack()
  const locale = useLocale()
  const { change } = usePlace(plansSearch)
  const [trouble, setTrouble] = useState<unknown>()
  const [paper, setPaper] = useState<{ readonly title: string; readonly html: string } | null>(null)
  const plans = useQuery(orpc['customer-visits'].plans.queryOptions({ input: { month } }))
  const rows = plans.data?.rows ?? []
  const mine = rows.find((plan) => plan.isMine)
  const attempt = (work: () => Promise<unknown>) => () => { setTrouble(undefined); void work().catch(setTrouble) }
  const print = (plan: VisitPlan) => attempt(async () => setPaper(await client['customer-visits'].planPaper({ id: plan.id, locale })))
  const submit = attempt(async () => { await client['customer-visits'].submitPlan({ month }); announce({ text: t('customer-visits.said-submitted', { month }) }) })
  const withdraw = attempt(() => client['customer-visits'].withdrawPlan({ month, reason: t('customer-visits.withdraw-reason') }))
  const maySubmit = mine !== undefined && (mine.status === 'draft' || mine.status === 'returned')
  useKeys([
    { key: 'Esc', run: back }, { key: 'N', label: t('customer-visits.new'), run: () => go('/customer-visits/new', { day: `${month}-01` }) }, { key: 'L', label: t('customer-visits.title'), run: () => go('/customer-visits', { month }) },
    ...(maySubmit ? [{ key: 'S', label: t('customer-visits.submit-plan'), run: submit }] : []), ...(mine === undefined ? [] : [{ key: 'Ctrl+P', label: t('customer-visits.plan-paper'), run: print(mine) }]),
  ])
  return (
    <Page
      title={`${t('customer-visits.plans')} ${month}`}
      actions={<>
        <MonthSteps month={month} choose={(next) => change({ month: next, open: undefined })} />
        {maySubmit && <Button type="primary" onClick={submit}>{t('customer-visits.submit-plan')}<KeyCap name="S" /></Button>}
        {mine?.status === 'submitted' && <Button onClick={withdraw}>{t('customer-visits.withdraw-plan')}</Button>}
        {mine !== undefined && <Button onClick={print(mine)}>{t('customer-visits.plan-paper')}<KeyCap name="Ctrl+P" /></Button>}
        <Button onClick={() => go('/customer-visits/new', { day: `${month}-01` })}>{t('customer-visits.new')}<KeyCap name="N" /></Button>
      </>}
    >
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {plans.error !== null && <TroubleCard error={plans.error} onRetry={() => void plans.refetch()} />}
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 300px', gap: 20, alignItems: 'start' }}>
        <div className="dg-stack" style={{ gap: 16 }}>
          {rows.length === 0 ? <Empty text={t('customer-visits.no-plans')} /> : <PlanTable rows={rows} print={print} isOver={isOver} />}
          <FiguresPanel month={month} />
        </div>
        <div className="dg-stack" style={{ gap: 16 }}><SellersPanel /><PromisesPanel /></div>
      </div>
      {paper !== null && <PrintPreview html={paper.html} title={paper.title} onClose={() => setPaper(null)} />}
    </Page>
  )
}

const heads = ['customer-visits.salesperson', 'customer-visits.post', 'customer-visits.status', 'customer-visits.plan-due', 'customer-visits.plan-submitted', 'customer-visits.planned-visits', 'customer-visits.quota', 'customer-visits.reviewed-by'] as const

/** A shortfall is news once the month is over; before, it is what is left to do. */
function PlanTable({ rows, print, isOver }: { readonly rows: readonly VisitPlan[]; readonly print: (plan: VisitPlan) => () => void; readonly isOver: boolean }) {
  const t = useText()
  const go = useGo()
  return (
    <table className="dg-table" style={{ width: '100%' }}>
      <thead><tr>{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}<th scope="col" aria-label={t('customer-visits.plan-paper')} /></tr></thead>
      <tbody>{rows.map((plan) => (
        <tr key={plan.id}>
          <td>{plan.approvalId === null ? plan.salesperson : <button type="button" className="dg-linkbutton" onClick={() => go('/approvals', { box: 'all', open: plan.approvalId ?? undefined })}>{plan.salesperson}</button>}</td>
          <td>{plan.post}</td><td><PlanMark plan={plan} /></td><td><DayText day={plan.dueDay} weekday={false} /></td><td><DayText day={plan.submittedDay} weekday={false} /></td><td className="dg-number">{plan.planned}</td>
          <td className="dg-number">{plan.required === null ? plan.reported : t('customer-visits.quota-of', { n: plan.reported, of: plan.required })}{plan.short > 0 && <span className={isOver ? 'dg-late' : 'dg-quiet'}> {t('customer-visits.short', { n: plan.short })}</span>}</td>
          <td>{plan.reviewedBy ?? ''}{plan.reviewNote !== '' && <div className="dg-quiet">{plan.reviewNote}</div>}</td>
          <td><Button size="small" type="text" onClick={print(plan)}>{t('customer-visits.plan-paper')}</Button></td>
        </tr>
      ))}</tbody>
    </table>
  )
}
