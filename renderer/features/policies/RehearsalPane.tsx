/** What a draft would have decided otherwise in the past months: asked for by a key, before anything is published. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, DayText, KeyCap, MoneyText, Skeleton, TroubleCard, useKeys, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'
import type { DifferenceRow, PolicyDraft, Rehearsal } from '#shared/contract/policies.ts'

const months = 3
/** Lines on the screen at most; the sentence above them tells the whole count. */
const mostLines = 100

export function RehearsalPane({ draft }: { readonly draft: PolicyDraft | null }) {
  const t = useText()
  const [asked, setAsked] = useState<PolicyDraft | null>(null)
  const run = () => setAsked(draft)
  useKeys([{ key: 'Ctrl+R', label: t('policies.rehearse'), run, when: () => draft !== null }])
  return (
    <section className="dg-panel">
      <div className="dg-panel-head">{t('policies.rehearse')}<Button size="small" disabled={draft === null} onClick={run}>{t('policies.rehearse')}<KeyCap name="Ctrl+R" /></Button></div>
      <p className="dg-quiet" style={{ padding: '6px 12px' }}>{t('policies.rehearse-hint', { months })}</p>
      {asked !== null && <Answer draft={asked} />}
    </section>
  )
}

function Answer({ draft }: { readonly draft: PolicyDraft }) {
  const rehearsal = useQuery(orpc.policies.rehearse.queryOptions({ input: { draft, months }, retry: false }))
  if (rehearsal.error !== null) return <TroubleCard error={rehearsal.error} />
  return rehearsal.data === undefined ? <Skeleton rows={3} /> : <Result rehearsal={rehearsal.data} />
}

function Result({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const t = useText()
  const loose = useLooseText()
  return (
    <div role="status" style={{ padding: '0 12px 12px' }}>
      <p>{t('policies.rehearsed', { from: rehearsal.from, to: rehearsal.to, ...rehearsal.looked, total: rehearsal.total })}</p>
      {rehearsal.newConflicts.map((row) => <p key={row.topic} className="dg-soon">{t('policies.new-conflict', { topic: loose(`policies.topic.${row.topic}`) ?? row.topic, pack: row.ruling.pack, clause: row.ruling.printed })}</p>)}
      {rehearsal.total === 0 ? <p className="dg-quiet">{t('policies.nothing-differs')}</p> : rehearsal.differences.slice(0, mostLines).map((row) => <Line key={`${row.kind} ${row.id}`} row={row} />)}
    </div>
  )
}

function Line({ row }: { readonly row: DifferenceRow }) {
  const t = useText()
  const locale = useLocale()
  return (
    <div className="dg-line">
      <span className="dg-grow">{t(`policies.kind-${row.kind}`)} {row[locale]} <span className="dg-number">{row.number}</span> · {t(`policies.what-${row.what}`)}</span>
      {row.kind === 'fine' && <span className="dg-number">{row.oldCents === null ? '' : <MoneyText cents={row.oldCents} />}{row.newCents !== null && <> → <MoneyText cents={row.newCents} /></>}</span>}
      <span className="dg-number">{row.oldDay === null ? '' : <DayText day={row.oldDay} />}{row.oldDay !== null && row.newDay !== null && ' → '}{row.newDay === null ? '' : <DayText day={row.newDay} />}</span>
      {row.clause !== null && <ClauseLink clause={row.clause} />}
    </div>
  )
}
