/** Reports: pick a register, narrow it, read the rows that a file would hold, export them by key. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { ExportSheet } from '#renderer/features/reports/ExportSheet.tsx'
import { ExportStrip } from '#renderer/features/reports/ExportStrip.tsx'
import { MonthsPane } from '#renderer/features/reports/MonthsPane.tsx'
import { ReportFilters } from '#renderer/features/reports/ReportFilters.tsx'
import { reportColumns } from '#renderer/features/reports/report-columns.tsx'
import { reportsSearch } from '#renderer/features/reports/reports-search.ts'
import { useReportExport } from '#renderer/features/reports/use-report-export.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { Empty, KeyCap, ListPage, Skeleton, TroubleCard, placeOfSubject, useHas, useKeys, useLocale, usePlace, useRows, useText } from '#renderer/ui/index.ts'
import type { RegisterDescription, ReportFilter } from '#shared/contract/reports.ts'
import { isDeclaredRegisterName } from '#shared/domain/reports.ts'
import type { BuiltInRegisterName, RegisterName } from '#shared/domain/reports.ts'

/** `open` in the address when the months stand at the right. */
const monthsOpen = 'months'
/** Where a row of each register opens. */
const kindOfRegister: Readonly<Record<BuiltInRegisterName, string>> = { visits: 'visit', calls: 'call', cases: 'case', deposits: 'deposit', loans: 'loan', customers: 'customer', followups: 'followup', 'customer-visits': 'customer-visit', clauses: 'clause', penalties: 'penalty', 'report-copies': 'customer-report', 'report-corrections': 'customer-report', 'report-figures': 'customer-report', leaks: 'leak', disclosures: 'disclosure', satisfaction: 'survey' }

const kindOf = (register: RegisterName) => (isDeclaredRegisterName(register) ? 'register-line' : kindOfRegister[register])

export function ReportsPage() {
  const t = useText()
  const locale = useLocale()
  const { search } = usePlace(reportsSearch)
  const described = useQuery(orpc.reports.registers.queryOptions({ input: { locale } }))
  if (described.error !== null) return <TroubleCard error={described.error} onRetry={() => void described.refetch()} />
  if (described.data === undefined) return <Skeleton rows={18} />
  const { registers } = described.data
  const register = registers.find((candidate) => candidate.register === search.register) ?? registers[0]
  return register === undefined ? <Empty text={t('reports.none')} /> : <RegisterList registers={registers} register={register} />
}

/** The filter of the address as the archive takes it; a state that this register does not have narrows nothing. */
function useFilter(register: RegisterDescription): ReportFilter {
  const locale = useLocale()
  const { search: { text, state, from, to } } = usePlace(reportsSearch)
  return { register: register.register, text, state: register.states.some((known) => known.value === state) ? state : 'all', from, to, locale }
}

function RegisterList({ registers, register }: { readonly registers: readonly RegisterDescription[]; readonly register: RegisterDescription }) {
  const t = useText()
  const { search, change, go } = usePlace(reportsSearch)
  const filter = useFilter(register)
  const rows = useRows(orpc.reports.preview.infiniteOptions({ input: (cursor: string | null) => ({ ...filter, cursor, size: 100 }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next }))
  const count = useQuery(orpc.reports.count.queryOptions({ input: filter, placeholderData: (before) => before }))
  const mayExport = useHas('reports.export')
  const job = useReportExport()
  const [asking, setAsking] = useState(false)
  const ask = () => setAsking(true)
  const toggleMonths = () => change({ open: search.open === monthsOpen ? undefined : monthsOpen })
  useAskedAtOnce(search.ask, () => { change({ ask: undefined }); if (mayExport) ask() })
  useKeys([{ key: 'T', label: t('customer-reports.title'), run: () => go('/customer-reports') }, ...(register.tallies.length === 0 ? [] : [{ key: 'M', label: t('reports.months'), run: toggleMonths }])])
  const open = (id: string) => { const place = placeOfSubject(kindOf(register.register), id); if (place !== null) go(place.path, place.search) }
  const counted = count.data === undefined ? '' : t(count.data.isCapped ? 'reports.rows-more' : 'reports.rows', { n: count.data.count })
  return (
    <div style={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <div style={{ flex: 1, minHeight: 0 }}>
        <ListPage
          key={register.register} id={`reports-${register.register}`} title={t('shell.reports')} source={rows} rowKey={(row) => row.id} columns={reportColumns(register.columns)} filters={<ReportFilters registers={registers} register={register} />}
          onOpen={(row) => open(row.id)} detail={() => <MonthsPane register={register} />} onExport={mayExport ? ask : undefined} empty={{ text: t('reports.empty') }} total={count.data?.isCapped === false ? count.data.count : undefined}
          extra={<><Button onClick={() => go('/customer-reports')}>{t('customer-reports.title')}<KeyCap name="T" /></Button>{register.tallies.length > 0 && <Button onClick={toggleMonths} aria-pressed={search.open === monthsOpen}>{t('reports.show-months')}<KeyCap name="M" /></Button>}</>}
        />
      </div>
      <ExportStrip job={job} />
      {asking && <ExportSheet title={register.title} counted={counted} onClose={() => setAsking(false)} onChoose={(format) => { setAsking(false); job.start({ ...filter, format }) }} />}
    </div>
  )
}

/** Another list sent the person here to export: the question stands at once, and only once. */
function useAskedAtOnce(asked: 'export' | undefined, run: () => void): void {
  // `run` takes the question out of the address, which ends this.
  useEffect(() => { if (asked === 'export') run() }, [asked, run])
}
