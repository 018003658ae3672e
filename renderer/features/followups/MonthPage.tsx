/** The month: each rate with its denominator, who is short and what the pace comes to; what has no answer; the sample; the record on its way to the leaders. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { MonthRecord } from '#renderer/features/followups/MonthRecord.tsx'
import { monthBeside, monthSearch } from '#renderer/features/followups/followups-search.ts'
import { RateTable, shareText } from '#renderer/features/followups/RateTable.tsx'
import { ReplyForm } from '#renderer/features/followups/ReplyForm.tsx'
import { orpc } from '#renderer/rpc/index.ts'
import { DayText, KeyCap, Page, PrintPreview, Skeleton, StatusTag, TroubleCard, useGo, useHas, useKeys, useLocale, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { MonthSheet } from '#shared/contract/followups.ts'

export function MonthPage() {
  const t = useText()
  const today = useSession((state) => state.status?.today) ?? ''
  const { search, change, back } = usePlace(monthSearch)
  const [prints, setPrints] = useState(false)
  const month = /^\d{4}-\d{2}$/.test(search.month) ? search.month : today.slice(0, 7)
  const sheet = useQuery(orpc.followups.month.queryOptions({ input: { month } }))
  const move = (step: 1 | -1) => change({ month: monthBeside(month, step) })
  useKeys([{ key: '[', label: t('followups.previous-month'), run: () => move(-1) }, { key: ']', label: t('followups.next-month'), run: () => move(1) }, { key: 'Ctrl+P', label: t('common.print'), run: () => setPrints(true) }, { key: 'Esc', run: back }])
  return (
    <Page title={<>{t('followups.month-title')}　<span className="dg-number">{month}</span></>}
      actions={<><Button onClick={() => move(-1)}>{t('followups.previous-month')}<KeyCap name="[" /></Button><Button onClick={() => move(1)}>{t('followups.next-month')}<KeyCap name="]" /></Button><Button onClick={() => setPrints(true)}>{t('common.print')}<KeyCap name="Ctrl+P" /></Button></>}>
      {sheet.data !== undefined ? <MonthBody sheet={sheet.data} /> : sheet.error !== null ? <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} /> : <Skeleton rows={10} />}
      {prints && <MonthPaper month={month} close={() => setPrints(false)} />}
    </Page>
  )
}

function MonthBody({ sheet }: { readonly sheet: MonthSheet }) {
  const t = useText()
  return (
    <div className="dg-stack" style={{ gap: 12, maxWidth: 1180 }}>
      <section className="dg-panel"><div className="dg-panel-head">{t('followups.rates')}</div><RateTable rates={[...sheet.rates, ...sheet.areas]} /></section>
      <Handled sheet={sheet} />
      <section className="dg-panel">
        <div className="dg-panel-head">{t('followups.sample')}<span className="dg-count dg-number">{sheet.sample.drawn.length}</span></div>
        <div className="dg-panel-body dg-quiet">{t('followups.seed')} <span className="dg-number">{sheet.sample.seed}</span> · {t('followups.sample-note')}</div>
        {sheet.sample.drawn.map((row) => <FollowupLine key={row.id} id={row.id} number={row.number} text={row.title} detail={row.place} tag={row.visited > 0 ? <StatusTag tone="ok">{t('followups.made')}</StatusTag> : <DayText day={row.dueDay} />} />)}
      </section>
      <MonthRecord sheet={sheet} />
    </div>
  )
}

function Handled({ sheet: { handled } }: { readonly sheet: MonthSheet }) {
  const t = useText()
  const mayRecord = useHas('followups.record')
  const [replied, setReplied] = useState<string>()
  return (
    <section className="dg-panel">
      <div className="dg-panel-head">{t('followups.handled')} {handled.basisPoints !== null && <StatusTag tone={handled.isMet ? 'ok' : 'danger'}>{shareText(handled.basisPoints)}</StatusTag>}</div>
      <div className="dg-panel-body dg-quiet">{t('followups.handled-line', { done: handled.done, total: handled.denominator, joined: handled.joined })}{handled.lacking.length > 0 && <> · {t('followups.lacking')}</>}</div>
      {handled.lacking.map((row) => (replied === row.number ? <ReplyForm key={row.id} caseNumber={row.number} done={() => setReplied(undefined)} /> : <CaseLine key={row.id} row={row} onReply={mayRecord && row.answered === '' ? () => setReplied(row.number) : undefined} />))}
    </section>
  )
}

function CaseLine({ row, onReply }: { readonly row: MonthSheet['handled']['lacking'][number]; readonly onReply: (() => void) | undefined }) {
  const t = useText()
  const go = useGo()
  return (
    <div className="dg-line" style={{ cursor: 'default' }}>
      <button type="button" className="dg-linkbutton dg-number" onClick={() => go('/desk', { open: row.id })}>{row.number}</button><span className="dg-grow">{row.title}<span className="dg-quiet"> · {row.person}</span></span>
      {!row.hasResult && <StatusTag tone="warn">{t('followups.lacks-result')}</StatusTag>}{row.answered === '' ? <StatusTag tone="warn">{t('followups.lacks-answer')}</StatusTag> : row.letterNumber !== '' && <StatusTag tone="ok">{t('followups.answered-by-letter', { number: row.letterNumber })}</StatusTag>}
      {onReply !== undefined && <Button size="small" onClick={onReply}>{t('followups.record-reply')}</Button>}
    </div>
  )
}

type LineProps = { readonly id: string; readonly number: string; readonly text: string; readonly detail: string; readonly tag: ReactNode }
/** A follow-up as one line that opens it. */
export function FollowupLine({ id, number, text, detail, tag }: LineProps) {
  const go = useGo()
  return <button type="button" className="dg-line" onClick={() => go('/followups', { box: 'all', open: id })}><span className="dg-number dg-quiet">{number}</span><span className="dg-grow">{text}{detail !== '' && <span className="dg-quiet"> · {detail}</span>}</span>{tag}</button>
}

function MonthPaper({ month, close }: { readonly month: string; readonly close: () => void }) {
  const locale = useLocale()
  const paper = useQuery(orpc.followups.monthForm.queryOptions({ input: { month, locale } }))
  return paper.data === undefined ? null : <PrintPreview title={paper.data.title} html={paper.data.html} onClose={close} />
}
