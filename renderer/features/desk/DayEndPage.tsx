/** The end of the day: who is still inside, whose leaving nobody knows, which calls and cases wait; printed and signed. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { signOut } from '#renderer/features/desk/desk-scan.ts'
import { dayEndSearch } from '#renderer/features/desk/desk-search.ts'
import { useCloseUnknown } from '#renderer/features/desk/use-close-unknown.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, DurationText, Facts, FilterDay, KeyCap, MomentText, Page, PrintPreview, Skeleton, StatusTag, TroubleCard, useGo, useHas, useKeys, useLocale, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { DayEnd, VisitRow } from '#shared/contract/desk.ts'
import { isForgotten } from '#shared/domain/visits.ts'

export function DayEndPage() {
  const t = useText()
  const { search, back } = usePlace(dayEndSearch)
  const [prints, setPrints] = useState(false)
  const end = useQuery(orpc.desk.dayEnd.queryOptions({ input: { day: search.day } }))
  useKeys([{ key: 'Ctrl+P', label: t('common.print'), run: () => setPrints(true) }, { key: 'Esc', run: back }])
  return (
    <Page title={<>{t('desk.day-end')}　{end.data !== undefined && <span className="dg-quiet" style={{ fontWeight: 400, fontSize: 13 }}><DayText day={end.data.day} /></span>}</>}
      actions={<><FilterDay name="day" label={t('desk.day')} /><Button onClick={() => setPrints(true)}>{t('common.print')}<KeyCap name="Ctrl+P" /></Button></>}>
      {end.data !== undefined ? <DayEndSheet end={end.data} /> : end.error !== null ? <TroubleCard error={end.error} onRetry={() => void end.refetch()} /> : <Skeleton rows={10} />}
      {prints && <PaperPreview day={search.day} close={() => setPrints(false)} />}
    </Page>
  )
}

function DayEndSheet({ end }: { readonly end: DayEnd }) {
  const t = useText()
  const { counts } = end
  return (
    <div className="dg-stack" style={{ gap: 12, maxWidth: 1100 }}>
      <Facts items={[
        { label: t('desk.count-visits'), value: t('desk.visits-of-people', { visits: counts.visits, people: counts.people }) }, { label: t('desk.count-calls'), value: <span className="dg-number">{counts.calls}</span> },
        { label: t('desk.count-cases'), value: t('desk.cases-opened-closed', { opened: counts.casesOpened, closed: counts.casesClosed }) },
      ]} />
      <Lines title={t('desk.still-inside')} nothing={t('desk.nobody-inside')}>{end.stillInside.map((visit) => <InsideLine key={visit.id} visit={visit} />)}</Lines>
      <Lines title={t('desk.left-unknown-today')} nothing={t('desk.nothing-waits')}>{end.unknown.map((visit) => <OpenLine key={visit.id} id={visit.id} number={visit.number} text={visit.visitor} detail={visit.host} at={visit.arrivedAt} />)}</Lines>
      <Lines title={t('desk.calls-waiting')} nothing={t('desk.nothing-waits')}>{end.waitingCalls.map((call) => <OpenLine key={call.id} id={call.id} number={call.number} text={call.caller === '' ? call.phone : call.caller} detail={call.subject} at={call.calledAt} />)}</Lines>
      <Lines title={t('desk.cases-open')} nothing={t('desk.nothing-waits')}>{end.openCases.map((found) => <OpenLine key={found.id} id={found.id} number={found.number} text={found.content.split('\n')[0] ?? ''} detail={found.person === '' ? found.phone : found.person} at={found.receivedAt} more={<DurationText dueDay={found.dueDay} />} />)}</Lines>
    </div>
  )
}

function Lines({ title, nothing, children }: { readonly title: string; readonly nothing: string; readonly children: readonly ReactNode[] }) {
  return (
    <section className="dg-panel">
      <div className="dg-panel-head">{title}<span className="dg-count dg-number">{children.length}</span></div>
      {children.length === 0 ? <div className="dg-panel-body dg-quiet">{nothing}</div> : children}
    </section>
  )
}

type OpenLineProps = { readonly id: string; readonly number: string; readonly text: string; readonly detail: string; readonly at: number; readonly more?: ReactNode }

function OpenLine({ id, number, text, detail, at, more }: OpenLineProps) {
  const go = useGo()
  return (
    <button type="button" className="dg-line" onClick={() => go('/desk', { open: id })}>
      <span className="dg-number dg-quiet">{number}</span><span className="dg-grow">{text}{detail !== '' && <span className="dg-quiet"> · {detail}</span>}</span>{more}<MomentText at={at} />
    </button>
  )
}

/** Somebody still inside: signed out or closed without a time right here. */
function InsideLine({ visit }: { readonly visit: VisitRow }) {
  const t = useText()
  const go = useGo()
  const today = useSession((state) => state.status?.today)
  const mayRegister = useHas('desk.register')
  const closeUnknown = useCloseUnknown()
  const forgotten = today !== undefined && isForgotten(visit, today)
  return (
    <div className="dg-line" style={{ cursor: 'default' }}>
      <span className="dg-number dg-quiet">{visit.number}</span>
      <button type="button" className="dg-linkbutton" onClick={() => go('/desk', { open: visit.id })}>{visit.visitor}</button>
      <span className="dg-grow dg-quiet">{[visit.company, visit.host, visit.badge].filter((part) => part !== '').join(' · ')}</span>
      {forgotten && <StatusTag tone="danger">{t('desk.filter.forgotten')}</StatusTag>}<MomentText at={visit.arrivedAt} />
      {mayRegister && !forgotten && <Button size="small" onClick={() => void signOut(visit, go)}>{t('desk.sign-out')}</Button>}
      {mayRegister && <Button size="small" onClick={() => void closeUnknown(visit)}>{t('desk.close-unknown')}</Button>}
    </div>
  )
}

function PaperPreview({ day, close }: { readonly day: DayEnd['day'] | null; readonly close: () => void }) {
  const locale = useLocale()
  const paper = useQuery(orpc.desk.dayEndPaper.queryOptions({ input: { day, locale } }))
  return paper.data === undefined ? null : <PrintPreview title={paper.data.title} html={paper.data.html} onClose={close} />
}
