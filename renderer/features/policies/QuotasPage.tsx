/** Every quota in force: how much was asked, done and left, what will be short by when, and how that was counted. */
import { useQuery } from '@tanstack/react-query'
import { PolicyTabs } from '#renderer/features/policies/PolicyTabs.tsx'
import { quotaChoices, quotasSearch, rowsOf } from '#renderer/features/policies/policies-search.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Facts, FilterChoice, FilterDay, FilterText, ListPage, StatusTag, useGo, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { Column, Tone } from '#renderer/ui/index.ts'
import type { QuotaRow } from '#shared/contract/policies.ts'

type Standing = 'met' | 'running' | 'short' | 'missed' | 'passed'

/** A quota that is reached or a limit that is kept; one that still runs, in step or not; one whose time is over; a limit that was passed. */
function standingOf(row: QuotaRow): Standing {
  if (row.over > 0) return 'passed'
  if (row.isMet) return 'met'
  if (row.forecast === null) return 'missed'
  // On its last day nothing can be foretold; it is under way until the day is over.
  return row.forecast.expectedShort > 0 && row.forecast.neededPerDay !== null ? 'short' : 'running'
}
const tones: Readonly<Record<Standing, Tone>> = { met: 'ok', running: 'accent', short: 'warn', missed: 'danger', passed: 'danger' }

function useStanding() {
  const t = useText()
  return (row: QuotaRow) => <StatusTag tone={tones[standingOf(row)]}>{t(`policies.quota-${standingOf(row)}`, { left: row.left, over: row.over, short: row.forecast?.expectedShort ?? 0, day: row.forecast?.byDay ?? '' })}</StatusTag>
}

export function QuotasPage() {
  const t = useText()
  const locale = useLocale()
  const { search } = usePlace(quotasSearch)
  const quotas = useQuery(orpc.policies.quotas.queryOptions({ input: search.day === null ? {} : { day: search.day } }))
  const wanted = search.text.trim().toLowerCase()
  const rows = (quotas.data?.rows ?? []).filter((row) => (search.state === 'all' || !row.isMet) && `${row.clause} ${row[locale]} ${row.member}`.toLowerCase().includes(wanted))
  return (
    <PolicyTabs path="/policies/quotas">
      <ListPage
        id="policy-quotas" title={t('policies.tab-quotas')} source={rowsOf(quotas, rows)} rowKey={(row) => row.id} columns={useColumns()} total={quotas.data === undefined ? undefined : rows.length}
        filters={<><FilterText name="text" placeholder={t('policies.filter')} /><FilterDay name="day" label={t('policies.quota-day')} /><FilterChoice name="state" choices={quotaChoices.map((value) => ({ value, label: t(`policies.quota-show-${value}`) }))} /></>}
        detail={(openId) => { const row = quotas.data?.rows.find((candidate) => candidate.id === openId); return row === undefined ? null : <QuotaDetail row={row} /> }} empty={{ text: t('policies.no-quotas') }}
      />
    </PolicyTabs>
  )
}

function useColumns(): readonly Column<QuotaRow>[] {
  const t = useText()
  const locale = useLocale()
  const standing = useStanding()
  return [
    { key: 'clause', title: t('policies.clause'), width: 100, cell: (row) => <ClauseLink clause={row.clause} /> }, { key: 'what', title: t('policies.quota-what'), grow: 2, minWidth: 160, cell: (row) => row[locale] },
    { key: 'member', title: t('policies.quota-member'), grow: 1, minWidth: 100, cell: (row) => row.member }, { key: 'period', title: t('policies.quota-period'), width: 110, cell: (row) => <span className="dg-number">{row.period}</span> },
    { key: 'done', title: t('policies.quota-done'), width: 90, align: 'right', cell: (row) => <span className="dg-number">{row.done} / {row.asked}</span> }, { key: 'standing', title: t('policies.state'), width: 210, cell: standing },
  ]
}

function QuotaDetail({ row }: { readonly row: QuotaRow }) {
  const t = useText()
  const locale = useLocale()
  const go = useGo()
  const { register, forecast } = row
  const standing = useStanding()
  return (
    <DetailPane title={row[locale]} subtitle={`${row.member === '' ? t('policies.quota-office') : row.member} · ${row.period}`} actions={[{ key: 'O', label: t('policies.quota-open-register'), primary: true, run: () => go(`/registers/${register}`) }]}>
      <Facts items={[
        { label: t('policies.state'), value: standing(row) }, { label: t('policies.clause'), value: <ClauseLink clause={row.clause} /> }, { label: t('policies.quota-done'), value: <span className="dg-number">{row.done} / {row.asked}</span> },
        ...(forecast === null || forecast.neededPerDay === 0 ? [] : [{ label: t('policies.quota-needed'), value: forecast.neededPerDay === null ? t('policies.quota-no-day-left') : <span className="dg-number">{forecast.neededPerDay}</span> }]),
      ]} />
      <div className="dg-section-title">{t('common.why')}</div>
      <ol style={{ margin: 0, paddingLeft: 18 }}>{row.steps.map((step) => <Step key={`${step.key} ${step.reason ?? ''}`} step={step} />)}</ol>
      {forecast?.isProvisional === true && <p className="dg-soon">{t('policies.quota-provisional')}</p>}
    </DetailPane>
  )
}

function Step({ step }: { readonly step: QuotaRow['steps'][number] }) {
  const t = useText()
  const loose = useLooseText()
  if (step.key === 'period') return <li>{t('policies.quota-period')}{t('common.colon')}<DayText day={step.from} weekday={false} /> – <DayText day={step.to} weekday={false} /></li>
  const { reason, ...facts } = step
  const params = Object.fromEntries(Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [[name, fact]])))
  return <li>{loose(`policies.quota-step.${step.key}`, { ...params, reason: reason === undefined ? '' : loose(`policies.quota-reason.${reason}`) ?? reason })}{step.clause !== undefined && <> <ClauseLink clause={step.clause} /></>}</li>
}
