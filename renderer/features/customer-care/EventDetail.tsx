/** One event: the departments' lists, the guests, who was invited and who came. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { CareNotices } from '#renderer/features/customer-care/care-marks.tsx'
import { eventsSearch } from '#renderer/features/customer-care/care-search.ts'
import { ListForm } from '#renderer/features/customer-care/EventForms.tsx'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, DetailPane, Skeleton, StatusTag, Timeline, TroubleCard, useHas, useLooseText, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { DetailAction, Tone } from '#renderer/ui/index.ts'
import type { CareEventSheet, Guest } from '#shared/contract/customer-care.ts'

type Mark = 'invited' | 'attended' | 'absent'

export function EventDetail({ id }: { readonly id: string }) {
  const t = useText()
  const loose = useLooseText()
  const [mayWrite, mayDecide] = [useHas('customer-visits.write'), useHas('approvals.decide')]
  const today = useSession((state) => state.status?.today)
  const [trouble, setTrouble] = useState<unknown>()
  const sheet = useQuery(orpc['customer-care'].event.queryOptions({ input: { id } }))
  if (sheet.error !== null) return <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />
  if (sheet.data === undefined) return <Skeleton rows={6} />
  const { event, lists, guests, history } = sheet.data
  const attempt = (work: () => Promise<unknown>) => () => { setTrouble(undefined); void work().catch(setTrouble) }
  const mark = (some: readonly Guest[], as: Mark) => attempt(() => client['customer-care'].markGuests({ eventId: event.id, guestIds: some.map((guest) => guest.id).slice(0, 500), mark: as }))
  // Nobody has come before the day.
  const mayMark = mayWrite && event.status !== 'cancelled' && today !== undefined && event.day <= today
  const uninvited = guests.filter((guest) => guest.invitedDay === null)
  const actions: readonly DetailAction[] = event.status !== 'planned' ? [] : [
    ...(mayWrite && uninvited.length > 0 ? [{ key: 'I', label: t('customer-care.mark-all-invited'), run: mark(uninvited, 'invited') }] : []),
    ...(mayDecide ? [{ key: 'H', label: t('customer-care.hold-event'), run: attempt(() => client['customer-care'].endEvent({ id: event.id, action: 'hold' })) }, { key: 'X', label: t('customer-care.cancel-event'), danger: true, run: attempt(() => client['customer-care'].endEvent({ id: event.id, action: 'cancel' })) }] : []),
  ]
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <DetailPane title={event.title} subtitle={<span><span className="dg-number">{event.number}</span> <DayText day={event.day} /> {event.place}</span>} actions={actions}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      <div><b>{t('customer-care.attended-of', { n: event.attended, of: event.guests })}</b> <span className="dg-quiet">{t('customer-care.invited')} {event.invited}</span> <ClauseLink clause="P19-1.7.3" /></div>
      <Lists sheet={{ event, lists, guests, history }} />
      <div>
        <div className="dg-section-title">{t('customer-care.guests')} {guests.length}</div>
        <table className="dg-table" style={{ width: '100%' }}>
          <thead><tr><th scope="col">{t('customer-care.guest')}</th><th scope="col">{t('customer-care.department')}</th><th scope="col">{t('customer-care.invited')}</th><th scope="col">{t('customer-care.attended')}</th></tr></thead>
          <tbody>{guests.map((guest) => (
            <tr key={guest.id}>
              <td>{guest.name} <span className="dg-quiet">{guest.contactPerson}</span> <CareNotices notices={guest.notices} /></td><td>{guest.department}</td>
              <td>{guest.invitedDay === null ? (mayWrite && event.status === 'planned' && <Button size="small" onClick={mark([guest], 'invited')}>{t('customer-care.mark-invited')}</Button>) : <DayText day={guest.invitedDay} weekday={false} />}</td>
              <td>{mayMark ? <Button size="small" type={guest.hasAttended ? 'primary' : 'default'} aria-pressed={guest.hasAttended} onClick={mark([guest], guest.hasAttended ? 'absent' : 'attended')}>{t('customer-care.mark-attended')}</Button> : guest.hasAttended ? t('customer-care.mark-attended') : '—'}</td>
            </tr>
          ))}</tbody>
        </table>
      </div>
      <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`customer-care.log.${entry.kind}`, { department: text(entry.body['department']) }) ?? entry.kind }))} />
    </DetailPane>
  )
}

const tones: Readonly<Record<CareEventSheet['lists'][number]['standing'], Tone>> = { in: 'ok', asked: 'accent', missing: 'danger' }

function Lists({ sheet: { event, lists } }: { readonly sheet: CareEventSheet }) {
  const t = useText()
  const mayWrite = useHas('customer-visits.write')
  const { search, change } = usePlace(eventsSearch)
  return (
    <div>
      <div className="dg-section-title">{t('customer-care.departments')} · {t('customer-care.lists-due')} <DayText day={event.listsDueDay} weekday={false} /></div>
      <div className="dg-stack" style={{ gap: 6 }}>{lists.map((list) => (
        <div key={list.id}>
          <span style={{ display: 'flex', gap: 8, alignItems: 'center' }}><span style={{ minWidth: 90 }}>{list.department}</span><StatusTag tone={tones[list.standing]}>{t(`customer-care.list.${list.standing}`, { day: list.answeredDay ?? '' })}</StatusTag> <span className="dg-quiet">{list.answeredBy}</span>
            {mayWrite && event.status === 'planned' && search.of !== list.id && <Button size="small" onClick={() => change({ doing: 'list', of: list.id })}>{t('customer-care.send-list')}</Button>}</span>
          {search.doing === 'list' && search.of === list.id && <ListForm id={list.id} department={list.department} done={() => change({ doing: undefined, of: undefined })} />}
        </div>
      ))}</div>
    </div>
  )
}
