/** One leak at the right: what is missing with its minutes, what was done, and the keys that do the next step. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LeakForm } from '#renderer/features/leaks/LeakForm.tsx'
import { LeakMark, leakMarks } from '#renderer/features/leaks/leak-marks.tsx'
import { rereadMs } from '#renderer/features/leaks/leaks-search.ts'
import type { LeakDoing } from '#renderer/features/leaks/leaks-search.ts'
import { client, orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DetailPane, Facts, MomentText, Skeleton, Timeline, TroubleCard, useChangeSearch, useGo, useLooseText, useText } from '#renderer/ui/index.ts'
import type { DetailAction } from '#renderer/ui/index.ts'
import type { LeakRow, LeakSheet } from '#shared/contract/leaks.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function LeakDetail({ id, doing }: { readonly id: string; readonly doing: LeakDoing | undefined }) {
  // The archive answers "no such record" to an address that is no id.
  const leakId = id as Id<'leak'>
  const sheet = useQuery({ ...orpc.leaks.get.queryOptions({ input: { id: leakId } }), refetchInterval: rereadMs })
  if (sheet.data === undefined) return <DetailPane title="">{sheet.error === null ? <Skeleton rows={6} /> : <TroubleCard error={sheet.error} onRetry={() => void sheet.refetch()} />}</DetailPane>
  return <LeakView sheet={sheet.data} doing={doing} />
}

function LeakView({ sheet: { leak, history }, doing }: { readonly sheet: LeakSheet; readonly doing: LeakDoing | undefined }) {
  const t = useText()
  const loose = useLooseText()
  const change = useChangeSearch()
  const [trouble, setTrouble] = useState<unknown>()
  const actions = useActions(leak, setTrouble)
  const marks = leakMarks(t, leak)
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <DetailPane title={leak.what} subtitle={<><span className="dg-number">{leak.number}</span> <LeakMark leak={leak} /></>} actions={doing === undefined ? actions : []}>
      {trouble !== undefined && <TroubleCard error={trouble} onClose={() => setTrouble(undefined)} />}
      {doing !== undefined && <LeakForm key={doing} id={leak.id} doing={doing} done={() => change({ doing: undefined })} />}
      <ul style={{ margin: 0, paddingLeft: 18 }}>{marks.map((mark) => <li key={mark.key} className={mark.isMissing && leak.status !== 'closed' ? 'dg-late' : ''}>{mark.text}</li>)}</ul>
      <LeakFacts leak={leak} />
      <div>
        <div className="dg-section-title">{t('leaks.history')} <ClauseLink clause="P07-27" /></div>
        <Timeline items={history.toReversed().map((entry) => ({ key: String(entry.seq), at: entry.at, who: entry.by, text: loose(`leaks.log.${entry.kind}`, { measure: text(entry.body['measure']), action: text(entry.body['action']), result: text(entry.body['result']) }) ?? entry.kind }))} />
      </div>
    </DetailPane>
  )
}

function LeakFacts({ leak }: { readonly leak: LeakRow }) {
  const t = useText()
  const go = useGo()
  const told = leak.readings.map((reading) => ({ label: t(`leaks.seat.${reading.seat}`), value: reading.readAt === null ? (reading.holders.length === 0 ? t('leaks.nobody-holds') : reading.holders.join(t('common.list-join'))) : <>{reading.reader} <MomentText at={reading.readAt} /></> }))
  return (
    <Facts items={[
      { label: t('leaks.certainty'), value: t(`leaks.certainty.${leak.certainty}`) }, { label: t('leaks.channel'), value: t(`leaks.channel.${leak.channel}`) },
      { label: t('leaks.found-at'), value: <MomentText at={leak.foundAt} /> }, { label: t('leaks.reported-at'), value: <>{leak.reportedBy} <MomentText at={leak.reportedAt} /></> },
      ...(leak.customer === '' ? [] : [{ label: t('leaks.customer'), value: <button type="button" className="dg-linkbutton" onClick={() => go(`/customers/${leak.customerId ?? ''}`)}>{leak.customer}</button>, wide: true }]),
      { label: t('leaks.measure'), value: leak.measureAt === null ? '' : <>{leak.measure} <MomentText at={leak.measureAt} /></>, wide: true }, ...told,
      { label: t('leaks.action'), value: leak.actionAt === null ? '' : <>{leak.action} <span className="dg-quiet">{leak.actionBy}</span> <MomentText at={leak.actionAt} /></>, wide: true },
      ...(leak.closedAt === null ? [] : [{ label: t('leaks.result'), value: <>{leak.result} <span className="dg-quiet">{leak.closedBy}</span> <MomentText at={leak.closedAt} /></>, wide: true }]),
    ]} />
  )
}

const order = ['acknowledge', 'remedy', 'act', 'close'] as const

/** The next step that is missing is the primary one. */
function useActions(leak: LeakRow, fail: (error: unknown) => void): readonly DetailAction[] {
  const t = useText()
  const change = useChangeSearch()
  const acknowledge = () => { fail(undefined); void client.leaks.acknowledge({ id: leak.id }).catch(fail) }
  const doing = (next: LeakDoing) => () => change({ doing: next })
  const all: Readonly<Record<LeakRow['mine'][number], DetailAction>> = {
    acknowledge: { key: 'A', label: t('leaks.acknowledge'), run: acknowledge }, remedy: { key: 'R', label: t('leaks.remedy'), run: doing('remedy') },
    act: { key: 'H', label: t('leaks.act'), run: doing('act') }, close: { key: 'X', label: t('leaks.close'), run: doing('close') },
  }
  return order.filter((action) => leak.mine.includes(action)).map((action, index) => ({ ...all[action], primary: index === 0 }))
}
