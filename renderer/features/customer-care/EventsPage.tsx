/** Appreciation events: when, who has not handed a list in, how many came. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { CareTabs } from '#renderer/features/customer-care/CareTabs.tsx'
import { eventsSearch } from '#renderer/features/customer-care/care-search.ts'
import { EventDetail } from '#renderer/features/customer-care/EventDetail.tsx'
import { CreateEventForm } from '#renderer/features/customer-care/EventForms.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, Empty, KeyCap, Page, Skeleton, StatusTag, TroubleCard, useHas, useKeys, usePlace, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { CareEvent } from '#shared/contract/customer-care.ts'

export function EventsPage() {
  return <CareTabs path="/customer-care/events"><Events /></CareTabs>
}

function Events() {
  const t = useText()
  const mayDecide = useHas('approvals.decide')
  const { search, change } = usePlace(eventsSearch)
  const events = useQuery(orpc['customer-care'].events.queryOptions({ input: {} }))
  const create = () => change({ doing: 'create', open: undefined, of: undefined })
  useKeys([{ key: 'Esc', run: () => change({ open: undefined, doing: undefined, of: undefined }) }, ...(mayDecide ? [{ key: 'N', label: t('customer-care.create-event'), run: create }] : [])])
  const rows = events.data?.rows
  return (
    <Page title={t('customer-care.events')} actions={mayDecide && <Button type="primary" onClick={create}>{t('customer-care.create-event')}<KeyCap name="N" /></Button>}>
      {events.error !== null && <TroubleCard error={events.error} onRetry={() => void events.refetch()} />}
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: 20, alignItems: 'start' }}>
        <div>{rows === undefined ? <Skeleton rows={6} /> : rows.length === 0 ? <Empty text={t('customer-care.events-empty')} {...(mayDecide ? { keyName: 'N', label: t('customer-care.create-event'), run: create } : {})} /> : <EventTable rows={rows} />}</div>
        <div>
          {search.doing === 'create' && <div className="dg-panel"><div className="dg-panel-body"><CreateEventForm done={(id) => change({ doing: undefined, open: id })} /></div></div>}
          {search.doing !== 'create' && search.open !== undefined && <EventDetail key={search.open} id={search.open} />}
        </div>
      </div>
    </Page>
  )
}

const tones: Readonly<Record<CareEvent['status'], Tone>> = { planned: 'accent', held: 'ok', cancelled: 'neutral' }
const heads = ['customer-care.event-title', 'customer-care.event-day', 'customer-care.standing', 'customer-care.lists-due', 'customer-care.attended'] as const

function EventTable({ rows }: { readonly rows: readonly CareEvent[] }) {
  const t = useText()
  const { change } = usePlace(eventsSearch)
  return (
    <table className="dg-table" style={{ width: '100%' }}>
      <thead><tr>{heads.map((key) => <th key={key} scope="col">{t(key)}</th>)}</tr></thead>
      <tbody>{rows.map((row) => (
        <tr key={row.id}>
          <td><button type="button" className="dg-linkbutton" onClick={() => change({ open: row.id, doing: undefined, of: undefined })}>{row.title}</button></td><td><DayText day={row.day} weekday={false} /></td><td><StatusTag tone={tones[row.status]}>{t(`customer-care.event-state.${row.status}`)}</StatusTag></td>
          <td><DayText day={row.listsDueDay} weekday={false} />{row.missingLists.length > 0 && <div className="dg-late">{t('customer-care.missing-lists', { names: row.missingLists.join(t('common.list-join')) })}</div>}</td><td className="dg-number">{t('customer-care.told-of', { n: row.attended, of: row.guests })}</td>
        </tr>
      ))}</tbody>
    </table>
  )
}
