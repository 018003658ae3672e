/** One departure: its customers, each told, taken over and contacted or not, with the letter to print. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { departuresSearch } from '#renderer/features/customer-care/care-search.ts'
import { AssignForm, TellForm } from '#renderer/features/customer-care/DepartureForms.tsx'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, DetailPane, PrintPreview, Skeleton, Timeline, TroubleCard, useConfirm, useHas, useLocale, useLooseText, usePlace, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { DepartureLine } from '#shared/contract/customer-care.ts'

export function DepartureDetail({ id }: { readonly id: string }) {
  const t = useText()
  const loose = useLooseText()
  const confirm = useConfirm()
  const mayDecide = useHas('approvals.decide')
  const [trouble, setTrouble] = useState<unknown>()
  const sheet = useQuery(orpc['customer-care'].departure.queryOptions({ input: { id } }))
  if (sheet.error !== null) return <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />
  if (sheet.data === undefined) return <Skeleton rows={6} />
  const { departure, lines, history } = sheet.data
  const end = async (action: 'close' | 'withdraw') => {
    setTrouble(undefined)
    if (action === 'close' && departure.untold > 0 && !await confirm({ title: t('customer-care.close-departure'), text: t('customer-care.close-ask', { n: departure.untold }) })) return
    await client['customer-care'].endDeparture({ id: departure.id, action }).catch(setTrouble)
  }
  const actions: readonly DetailAction[] = mayDecide && departure.status === 'open' ? [{ key: 'C', label: t('customer-care.close-departure'), primary: departure.untold === 0, run: () => void end('close') }, { key: 'X', label: t('customer-care.withdraw-departure'), run: () => void end('withdraw') }] : []
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <DetailPane title={departure.name} subtitle={<span><span className="dg-number">{departure.number}</span> {t('customer-care.leaves-day')} <DayText day={departure.leavesDay} /></span>} actions={actions}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {departure.note !== '' && <div className="dg-quiet">{departure.note}</div>}
      <div className="dg-stack" style={{ gap: 12 }}>{lines.map((line) => <Line key={line.id} line={line} mayWork={departure.status !== 'withdrawn'} />)}</div>
      <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`customer-care.log.${entry.kind}`, { customer: text(entry.body['customer']), successor: text(entry.body['successor']) }) ?? entry.kind }))} />
    </DetailPane>
  )
}

function Line({ line, mayWork }: { readonly line: DepartureLine; readonly mayWork: boolean }) {
  const t = useText()
  const locale = useLocale()
  const [mayWrite, mayDecide] = [useHas('customer-visits.write'), useHas('approvals.decide')]
  const { search, change } = usePlace(departuresSearch)
  const [prints, setPrints] = useState(false)
  const paper = useQuery({ ...orpc['customer-care'].noticePaper.queryOptions({ input: { id: line.id, locale } }), enabled: prints })
  const doing = search.of === line.id ? search.doing : undefined
  const done = () => change({ doing: undefined, of: undefined })
  return (
    <div>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
        <b style={{ flex: 1, minWidth: 120 }}>{line.customer} <span className="dg-number dg-quiet">{line.number}</span></b>
        {mayWork && mayWrite && line.toldDay === null && <Button size="small" type="primary" onClick={() => change({ doing: 'tell', of: line.id })}>{t('customer-care.tell')}</Button>}
        {mayWork && mayDecide && <Button size="small" onClick={() => change({ doing: 'assign', of: line.id })}>{t('customer-care.assign')}</Button>}
        <Button size="small" onClick={() => setPrints(true)}>{t('customer-care.notice-paper')}</Button>
      </div>
      <div>{line.toldDay === null ? <span className="dg-late">{line.untoldDays === 0 ? t('customer-care.untold-yet') : t('customer-care.untold-days', { days: line.untoldDays })}</span> : t('customer-care.told-line', { day: line.toldDay, means: line.toldMeans === null ? '' : t(`customer-care.means.${line.toldMeans}`) })} <span className="dg-quiet">{line.toldBy}</span></div>
      <Succession line={line} />
      {doing === 'tell' && <TellForm line={line} done={done} />}
      {doing === 'assign' && <AssignForm line={line} done={done} />}
      {prints && paper.data !== undefined && <PrintPreview html={paper.data.html} title={paper.data.title} onClose={() => setPrints(false)} />}
    </div>
  )
}

/** Who takes the customer over, and since when he has been waited for. */
export function Succession({ line }: { readonly line: DepartureLine }) {
  const t = useText()
  if (line.successor === '') return <div className="dg-late">{t('customer-care.no-successor')}</div>
  if (line.contactedDay !== null) return <div>{t('customer-care.contacted-line', { name: line.successor, day: line.contactedDay, number: line.contactNumber })}</div>
  return <div>{t('customer-care.waits-contact', { name: line.successor, day: line.contactDueDay ?? '', waits: line.waitsDays ?? 0 })} {line.daysLate > 0 && <span className="dg-late">{t('customer-care.late-days', { days: line.daysLate })}</span>}</div>
}
