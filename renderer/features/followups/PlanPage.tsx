/** The plan of a month: every visit still awaited by due day; published as it stands, with whoever is assigned; what is open is marked. */
import { Button } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FollowupMarks } from '#renderer/features/followups/FollowupMarks.tsx'
import { monthBeside, monthSearch } from '#renderer/features/followups/followups-search.ts'
import { FollowupLine } from '#renderer/features/followups/MonthPage.tsx'
import { client, orpc } from '#renderer/rpc/index.ts'
import { DayText, DurationText, KeyCap, Page, Skeleton, StatusTag, TroubleCard, useHas, useKeys, usePlace, useSession, useText } from '#renderer/ui/index.ts'
import type { FollowupPlan, FollowupRow } from '#shared/contract/followups.ts'
import { ownerOfFollowups } from '#shared/domain/followups.ts'
import type { Id } from '#shared/kernel/ids.ts'

export function PlanPage() {
  const t = useText()
  const today = useSession((state) => state.status?.today) ?? ''
  const { search, change, back } = usePlace(monthSearch)
  const month = /^\d{4}-\d{2}$/.test(search.month) ? search.month : today.slice(0, 7)
  const plan = useQuery(orpc.followups.plan.queryOptions({ input: { month } }))
  const [trouble, setTrouble] = useState<unknown>(null)
  const [mayRecord, mayReview] = [useHas('followups.record'), useHas('followups.review')]
  const move = (step: 1 | -1) => change({ month: monthBeside(month, step) })
  const publish = () => { if (plan.data !== undefined) { setTrouble(null); client.followups.publishPlan({ month, lines: plan.data.draft.map(toLine) }).catch(setTrouble) } }
  useKeys([{ key: '[', label: t('followups.previous-month'), run: () => move(-1) }, { key: ']', label: t('followups.next-month'), run: () => move(1) }, { key: 'Esc', run: back }, ...(mayRecord ? [{ key: 'Ctrl+Enter', label: t('followups.plan-publish'), run: publish }] : [])])
  return (
    <Page title={<>{t('followups.plan')}　<span className="dg-number">{month}</span></>}
      actions={<>
        <Button onClick={() => move(-1)}>{t('followups.previous-month')}<KeyCap name="[" /></Button><Button onClick={() => move(1)}>{t('followups.next-month')}<KeyCap name="]" /></Button>
        {mayReview && plan.data?.published !== undefined && plan.data.published !== null && plan.data.published.marks.some(({ code }) => code === 'followups.not-by-owner') && <Button onClick={() => { client.followups.confirmPlan({ month }).catch(setTrouble) }}>{t('followups.plan-confirm')}</Button>}
        {mayRecord && <Button type="primary" onClick={publish}>{t('followups.plan-publish')}<KeyCap name="Ctrl+Enter" /></Button>}
      </>}>
      {trouble !== null && <TroubleCard error={trouble} />}
      {plan.data !== undefined ? <PlanBody plan={plan.data} /> : plan.error !== null ? <TroubleCard error={plan.error} onRetry={() => void plan.refetch()} /> : <Skeleton rows={10} />}
    </Page>
  )
}

/** A line as it stands: whoever owns the visit goes by its due day, unless another day is planned. */
function toLine(row: FollowupRow): { id: Id<'followup'>; visitorId: Id<'user'> | null; day: FollowupRow['dueDay'] | null } {
  // Owners come from the archive, where they are users.
  return { id: row.id, visitorId: row.ownerUserId as Id<'user'> | null, day: row.ownerUserId === null ? row.plannedDay : row.plannedDay ?? row.dueDay }
}

function PlanBody({ plan: { draft, published } }: { readonly plan: FollowupPlan }) {
  const t = useText()
  return (
    <div className="dg-stack" style={{ gap: 12, maxWidth: 1100 }}>
      <div className="dg-quiet">{published === null ? t('followups.plan-none') : t('followups.plan-published', { version: published.version, by: published.publishedBy })} · {t('followups.plan-owner', { owner: t(`role.${ownerOfFollowups}`) })} · {t('followups.plan-lines', { n: draft.length, open: draft.filter(({ ownerUserId }) => ownerUserId === null).length })}</div>
      {published !== null && <FollowupMarks marks={published.marks} />}
      <section className="dg-panel">
        {draft.length === 0 ? <div className="dg-panel-body dg-quiet">{t('followups.empty')}</div> : draft.map((row) => (
          <FollowupLine key={row.id} id={row.id} number={row.number} text={row.title} detail={[t(`followups.kind.${row.kind}`), row.person, row.place].filter((part) => part !== '').join(' · ')}
            tag={<>{row.ownerName === null ? <StatusTag tone="warn">{t('followups.box.unassigned')}</StatusTag> : <span>{row.ownerName}</span>} <DayText day={row.plannedDay ?? row.dueDay} /> <DurationText dueDay={row.dueDay} /></>} />
        ))}
      </section>
    </div>
  )
}
