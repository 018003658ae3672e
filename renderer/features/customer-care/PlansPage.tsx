/** The schemes of the year by category, what the office set, and overdue filings with what follows from them. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { CareTabs } from '#renderer/features/customer-care/CareTabs.tsx'
import { plansSearch } from '#renderer/features/customer-care/care-search.ts'
import { KpiPanel } from '#renderer/features/customer-care/KpiPanel.tsx'
import { OverduePanel } from '#renderer/features/customer-care/OverduePanel.tsx'
import { SchemeForm, SettingsForm } from '#renderer/features/customer-care/PlanForms.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, KeyCap, Page, Skeleton, StatusTag, TroubleCard, useGo, useHas, useKeys, usePlace, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { CarePlans } from '#shared/contract/customer-care.ts'

export function PlansPage() {
  return <CareTabs path="/customer-care"><Plans /></CareTabs>
}

function Plans() {
  const t = useText()
  const mayDecide = useHas('approvals.decide')
  const { search, change } = usePlace(plansSearch)
  const plans = useQuery(orpc['customer-care'].plans.queryOptions({ input: { year: search.year ?? null } }))
  useKeys([...(mayDecide ? [{ key: 'N', label: t('customer-care.enter-scheme'), run: () => change({ doing: 'scheme', of: undefined }) }, { key: 'S', label: t('customer-care.settings'), run: () => change({ doing: 'settings', of: undefined }) }] : [])])
  const done = () => change({ doing: undefined, of: undefined })
  const year = plans.data?.year
  return (
    <Page
      title={`${t('customer-care.title')} ${year === undefined ? '' : String(year)}`}
      actions={<>
        {year !== undefined && <Button onClick={() => change({ year: year - 1 })} aria-label={String(year - 1)}>{year - 1}</Button>}
        {year !== undefined && <Button onClick={() => change({ year: year + 1 })} aria-label={String(year + 1)}>{year + 1}</Button>}
        {mayDecide && <Button onClick={() => change({ doing: 'settings', of: undefined })}>{t('customer-care.settings')}<KeyCap name="S" /></Button>}
        {mayDecide && <Button type="primary" onClick={() => change({ doing: 'scheme', of: undefined })}>{t('customer-care.enter-scheme')}<KeyCap name="N" /></Button>}
      </>}
    >
      {plans.error !== null && <TroubleCard error={plans.error} onRetry={() => void plans.refetch()} />}
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) 380px', gap: 20, alignItems: 'start' }}>
        <div className="dg-stack" style={{ gap: 16 }}>
          {plans.data === undefined ? <Skeleton rows={4} /> : <PlanTable plans={plans.data} />}
          <SurveyInterval />
        </div>
        <div className="dg-stack" style={{ gap: 16 }}>
          {search.doing === 'scheme' && year !== undefined && <SchemeForm year={year} done={done} />}
          {search.doing === 'settings' && <SettingsForm done={done} />}
          <OverduePanel />
          <KpiPanel />
        </div>
      </div>
    </Page>
  )
}

const tones: Readonly<Record<CarePlans['standings'][number]['standing'], Tone>> = { planned: 'ok', waiting: 'accent', missing: 'danger' }
const heads = ['customer-care.category', 'customer-care.standing', 'customer-care.plans', 'customer-care.customers', 'customer-care.tasks-open', 'customer-care.tasks-done'] as const

function PlanTable({ plans }: { readonly plans: CarePlans }) {
  const t = useText()
  const go = useGo()
  const missing = plans.withoutPlan.map((category) => t(`customer-filing.category.${category}`))
  return (
    <div className="dg-stack" style={{ gap: 10 }}>
      {missing.length > 0 && <div className="dg-note"><span>{t('customer-care.without-plan', { names: missing.join(t('common.list-join')) })}</span><ClauseLink clause="P19-1.7.1" /></div>}
      <table className="dg-table" style={{ width: '100%' }}>
        <thead><tr>{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
        <tbody>{plans.standings.map(({ category, standing, customers }) => {
          const schemes = plans.schemes.filter((scheme) => scheme.category === category && (scheme.status === 'approved' || scheme.status === 'submitted'))
          return (
            <tr key={category}>
              <td>{t(`customer-filing.category.${category}`)}</td><td><StatusTag tone={tones[standing]}>{t(`customer-care.standing.${standing}`)}</StatusTag></td>
              <td>{schemes.map((scheme) => (
                <div key={scheme.id}>{t('customer-care.scheme-line', { per: t(`customer-care.per.${scheme.per}`), visits: scheme.visits, contacts: scheme.contacts, gifts: scheme.gifts })}{scheme.note !== '' && <span className="dg-quiet"> {scheme.note}</span>}
                  {scheme.status === 'submitted' && <> <button type="button" className="dg-linkbutton" onClick={() => go('/approvals', { box: 'all', open: scheme.approvalId ?? undefined })}>{t('customer-care.standing.waiting')} {scheme.number}</button></>}</div>
              ))}</td>
              <td className="dg-number">{customers}</td><td className="dg-number">{schemes.reduce((sum, scheme) => sum + scheme.tasksOpen, 0)}</td><td className="dg-number">{schemes.reduce((sum, scheme) => sum + scheme.tasksDone, 0)}</td>
            </tr>
          )
        })}</tbody>
      </table>
    </div>
  )
}

function SurveyInterval() {
  const t = useText()
  const settings = useQuery(orpc['customer-care'].settings.queryOptions({ input: {} }))
  if (settings.data === undefined) return null
  const { surveyMonths } = settings.data
  return <div className="dg-quiet">{surveyMonths === null ? t('customer-care.no-survey-interval') : t('customer-care.survey-interval', { n: surveyMonths })} <ClauseLink clause="P19-1.7.2" /></div>
}
