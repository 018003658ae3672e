/** The form of a filing that was looked into: its basic items, maintenance forms, major changes and history. */
import { Button } from 'antd'
import { client } from '#renderer/rpc/index.ts'
import { DayText, Facts, StatusTag, Timeline, useHas, useLooseText, useText } from '#renderer/ui/index.ts'
import type { FilingChange, FilingSheet } from '#shared/contract/customer-filing.ts'
import { basicFields } from '#shared/domain/customer-filing.ts'

export function FilingView({ sheet, replace, fail }: { readonly sheet: FilingSheet; readonly replace: (next: FilingSheet) => void; readonly fail: (error: unknown) => void }) {
  const t = useText()
  const loose = useLooseText()
  const { form, changes, events, history } = sheet
  const act = (work: Promise<FilingSheet>) => void work.then(replace).catch(fail)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <>
      <div>
        <div className="dg-section-title">{t('customer-filing.paper')}</div>
        <Facts items={basicFields.map((field) => ({ label: t(`customer-filing.field.${field}`), value: field === 'category' ? t(`customer-filing.category.${form.category}`) : form[field] }))} />
      </div>
      {changes.length > 0 && <div>
        <div className="dg-section-title">{t('customer-filing.changes')}</div>
        <div className="dg-stack" style={{ gap: 6 }}>{changes.map((change) => <ChangeLine key={change.id} change={change} report={() => act(client['customer-filing'].reportChange({ id: change.id }))} confirm={() => act(client['customer-filing'].confirmChange({ id: change.id }))} />)}</div>
      </div>}
      {events.length > 0 && <div>
        <div className="dg-section-title">{t('customer-filing.events')}</div>
        <div className="dg-stack" style={{ gap: 4 }}>{events.map((event) => <div key={event.id}><DayText day={event.day} weekday={false} /> <span className="dg-quiet">{t(`customer-filing.event.${event.kind}`)}</span> {event.what} {event.source !== '' && <span className="dg-quiet">{event.source}</span>}</div>)}</div>
      </div>}
      <div>
        <div className="dg-section-title">{t('customer-filing.history')}</div>
        <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`customer-filing.log.${entry.kind}`, { reason: text(entry.body['reason']), what: text(entry.body['what']), purpose: text(entry.body['purpose']) }) ?? entry.kind }))} />
      </div>
    </>
  )
}

function ChangeLine({ change, report, confirm }: { readonly change: FilingChange; readonly report: () => void; readonly confirm: () => void }) {
  const t = useText()
  const loose = useLooseText()
  const mayConfirm = useHas('approvals.decide')
  const word = (value: string) => (change.field === 'category' ? (loose(`customer-filing.category.${value}`) ?? value) : value === '' ? '—' : value)
  return (
    <div>
      <div>{t('customer-filing.change-line', { number: change.number, field: t(`customer-filing.field.${change.field}`), from: word(change.oldValue), to: word(change.newValue) })}</div>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        {change.reportedDay === null ? <StatusTag tone="danger">{t('customer-filing.change-form-missing')}</StatusTag> : <span className="dg-quiet">{t('customer-filing.change-reported', { day: change.reportedDay })}</span>}
        {change.daysLate > 0 && <span className="dg-late">{t('customer-filing.change-late', { days: change.daysLate })}</span>}
        {change.reportedDay === null && <Button size="small" onClick={report}>{t('customer-filing.report-change')}</Button>}
        {change.reportedDay !== null && change.confirmedAt === null && mayConfirm && <Button size="small" onClick={confirm}>{t('customer-filing.confirm-change')}</Button>}
      </div>
    </div>
  )
}
