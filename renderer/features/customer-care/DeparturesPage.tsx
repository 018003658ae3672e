/** Departures of colleagues: who leaves, which customers were told and taken over, and what is still open from departures that are closed. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { CareTabs } from '#renderer/features/customer-care/CareTabs.tsx'
import { departuresSearch } from '#renderer/features/customer-care/care-search.ts'
import { DepartureDetail } from '#renderer/features/customer-care/DepartureDetail.tsx'
import { AnnounceForm } from '#renderer/features/customer-care/DepartureForms.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, KeyCap, Page, Skeleton, StatusTag, TroubleCard, useGo, useHas, useKeys, usePlace, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { Departure, DepartureOverview } from '#shared/contract/customer-care.ts'

export function DeparturesPage() {
  return <CareTabs path="/customer-care/departures"><Departures /></CareTabs>
}

function Departures() {
  const t = useText()
  const mayDecide = useHas('approvals.decide')
  const { search, change } = usePlace(departuresSearch)
  const overview = useQuery(orpc['customer-care'].departures.queryOptions({ input: {} }))
  const announce = () => change({ doing: 'announce', open: undefined })
  useKeys([{ key: 'Esc', run: () => change({ open: undefined, doing: undefined, of: undefined }) }, ...(mayDecide ? [{ key: 'N', label: t('customer-care.announce'), run: announce }] : [])])
  return (
    <Page title={t('customer-care.departures')} actions={mayDecide && <Button type="primary" onClick={announce}>{t('customer-care.announce')}<KeyCap name="N" /></Button>}>
      {overview.error !== null && <TroubleCard error={overview.error} onRetry={() => void overview.refetch()} />}
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 20, alignItems: 'start' }}>
        <div className="dg-stack" style={{ gap: 16 }}>{overview.data === undefined ? <Skeleton rows={6} /> : <><DepartureTable rows={overview.data.rows} /><Remains overview={overview.data} /></>}</div>
        <div>
          {search.doing === 'announce' && <div className="dg-panel"><div className="dg-panel-body"><AnnounceForm done={(id) => change({ doing: undefined, open: id })} /></div></div>}
          {search.doing !== 'announce' && search.open !== undefined && <DepartureDetail key={search.open} id={search.open} />}
        </div>
      </div>
    </Page>
  )
}

const tones: Readonly<Record<Departure['status'], Tone>> = { open: 'accent', closed: 'ok', withdrawn: 'neutral' }
const heads = ['customer-care.leaver', 'customer-care.leaves-day', 'customer-care.standing', 'customer-care.told', 'customer-care.taken-over'] as const

function DepartureTable({ rows }: { readonly rows: readonly Departure[] }) {
  const t = useText()
  const { change } = usePlace(departuresSearch)
  if (rows.length === 0) return <span className="dg-quiet">{t('customer-care.departures-empty')}</span>
  return (
    <table className="dg-table" style={{ width: '100%' }}>
      <thead><tr>{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.id}>
          <td><button type="button" className="dg-linkbutton" onClick={() => change({ open: row.id, doing: undefined, of: undefined })}>{row.name}</button> <span className="dg-quiet">{row.department}</span></td>
          <td><DayText day={row.leavesDay} weekday={false} /></td><td><StatusTag tone={tones[row.status]}>{t(`customer-care.departure-state.${row.status}`)}</StatusTag></td>
          <td className={`dg-number${row.untold > 0 && row.status !== 'withdrawn' ? ' dg-late' : ''}`}>{t('customer-care.told-of', { n: row.told, of: row.customers })}</td><td className="dg-number">{t('customer-care.told-of', { n: row.assigned, of: row.customers })}</td>
        </tr>
      ))}</tbody>
    </table>
  )
}

/** What stays open: customers who were not told, without a contact, or left by a disabled account. */
function Remains({ overview }: { readonly overview: DepartureOverview }) {
  const t = useText()
  const go = useGo()
  return (
    <>
      {overview.untold.length > 0 && <div className="dg-panel">
        <div className="dg-panel-head">{t('customer-care.untold')} <span className="dg-count">{overview.untold.length}</span> <ClauseLink clause="P19-C.4" /></div>
        <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>{overview.untold.map(({ line, leaver }) => <div key={line.id}>{line.customer} <span className="dg-quiet">{leaver}</span> <span className="dg-late">{line.untoldDays === 0 ? t('customer-care.untold-yet') : t('customer-care.untold-days', { days: line.untoldDays })}</span></div>)}</div>
      </div>}
      {overview.withoutContact.length > 0 && <div className="dg-panel">
        <div className="dg-panel-head">{t('customer-care.without-contact')} <span className="dg-count">{overview.withoutContact.length}</span> <ClauseLink clause="P19-C.4" /></div>
        <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>{overview.withoutContact.map((row) => <div key={row.filingId}><button type="button" className="dg-linkbutton" onClick={() => go('/customer-filing', { open: row.filingId, state: 'all' })}>{row.name}</button> <span className="dg-quiet">{row.department}</span></div>)}</div>
      </div>}
      {overview.goneSilently.length > 0 && <div className="dg-panel">
        <div className="dg-panel-head">{t('customer-care.gone-silently')}</div>
        <div className="dg-panel-body dg-stack" style={{ gap: 6 }}>{overview.goneSilently.map((row) => <div key={row.userId}>{t('customer-care.gone-line', { name: row.name, n: row.customers })}</div>)}</div>
      </div>}
    </>
  )
}
