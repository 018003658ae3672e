/** The plan of a month: a draft of every visit still awaited, given out line by line; whatever is left open is marked, nothing is lost (P14-1.1, 1.2). */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { confirmPlanRow, findPlan, insertPlan } from '#main/features/followups/books.repository.ts'
import { getFollowup, readBasis, refreshFollowup, toRow } from '#main/features/followups/followup-marks.ts'
import { changeFollowup, listAwaited } from '#main/features/followups/followups.repository.ts'
import type { FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import { assignVisit, register } from '#main/features/followups/followups.service.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { lastDayOfMonth } from '#shared/domain/due-moments.ts'
import { planGaps } from '#shared/domain/followup-plans.ts'
import { decideFollowupAct, ownerOfFollowups } from '#shared/domain/followups.ts'
import type { FollowupPlan } from '#shared/contract/followups.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'
import { planConfirmationDuty } from '#shared/policies/p14.ts'

type PlanLine = { readonly id: Id<'followup'>; readonly visitorId: Id<'user'> | null; readonly day: Day | null }
type LeftOut = { readonly id: Id<'followup'>; readonly reason: string }

/** Visits still awaited that are due by the end of the month, by due day, and the plan as it was published. */
export async function getPlan(reader: Reader, month: string, today: Day): Promise<FollowupPlan> {
  const monthEnd = lastDayOfMonth(toDay(`${month}-01`))
  const basis = await readBasis(reader)
  const awaited = (await listAwaited(reader)).filter((record) => record.due_day <= monthEnd)
  const draft = awaited.map((record) => toRow(record, today, basis))
  const plan = await findPlan(reader, month)
  if (plan === undefined) return { month, draft, published: null }
  const leftOut = JSON.parse(plan.left_out) as { readonly unexplained: string[] } // written below
  return {
    month, draft,
    published: {
      version: plan.version, publishedAt: plan.published_at as InstantMs, publishedBy: plan.publisher_name ?? '', owner: ownerOfFollowups, confirmedAt: plan.confirmed_at as InstantMs | null, confirmedBy: plan.confirmer_name ?? '',
      unassigned: draft.filter((row) => row.marks.some(({ code }) => code === 'followups.nobody-assigned')).map(({ number }) => number),
      marks: planGaps({ isByOwner: plan.is_by_owner === 1, isConfirmed: plan.confirmed_at !== null, leftOut: leftOut.unexplained }),
    },
  }
}

/** Publishes a version of the plan: lines with visitor and day are given out, the others stand as "nobody assigned" until they are. */
export async function publishPlan(unit: Unit, needs: FollowupNeeds, input: { readonly month: string; readonly lines: readonly PlanLine[]; readonly leftOut: readonly LeftOut[] }): Promise<FollowupPlan> {
  const { month, lines, leftOut } = input
  const { draft, published } = await getPlan(unit.read, month, unit.today)
  const explained = new Set(leftOut.filter(({ reason }) => reason !== '').map(({ id }) => id))
  const planned = new Set(lines.map(({ id }) => id))
  const unexplained = draft.filter(({ id }) => !planned.has(id) && !explained.has(id)).map(({ number }) => number)
  for (const { id, visitorId, day } of lines) {
    if (visitorId !== null && day !== null) await assignVisit(unit, needs, { id, visitorId, day, reason: '', planMonth: month })
    else {
      orRefuse(decideFollowupAct(await getFollowup(unit.read, id), 'assign'))
      if (visitorId !== null && await needs.findUser(unit.read, visitorId) === undefined) throw new NotFoundError('user')
      await changeFollowup(unit.write, id, { plan_month: month, ...(day === null ? {} : { planned_day: day }), ...(visitorId === null ? {} : { owner_user_id: visitorId }) })
      await refreshFollowup(unit, id)
    }
  }
  const version = (published?.version ?? 0) + 1
  await insertPlan(unit.write, { month, version, lines: JSON.stringify(lines), left_out: JSON.stringify({ lines: leftOut, unexplained }), published_at: unit.now, published_by: unit.actor.userId, is_by_owner: unit.actor.role === ownerOfFollowups ? 1 : 0, confirmed_at: null, confirmed_by: null })
  unit.recordEvent({ register, subjectId: `plan-${month}`, kind: 'plan-published', body: { month, version, lines: lines.length, unexplained } })
  await settleDutiesOf(unit, `plan-${month}`, [planConfirmationDuty], { action: 'void', words: '', recordNumber: month })
  if (unit.actor.role !== ownerOfFollowups) await openDutiesAfter(unit, dutyRulesInForce(unit.today), { event: 'followup.plan-not-by-owner', day: unit.today, period: `${month} ${String(version)}`, subject: { kind: 'followup-plan', id: `plan-${month}`, number: month, title: unit.actor.displayName } })
  return getPlan(unit.read, month, unit.today)
}

/** The owner takes over a plan that somebody else published (P14-1.1). */
export async function confirmPlan(unit: Unit, month: string): Promise<FollowupPlan> {
  const plan = await findPlan(unit.read, month)
  if (plan === undefined) throw new NotFoundError('plan')
  await confirmPlanRow(unit.write, month, plan.version, unit.now, unit.actor.userId)
  unit.recordEvent({ register, subjectId: `plan-${month}`, kind: 'plan-confirmed', body: { month, version: plan.version } })
  await settleDutiesOf(unit, `plan-${month}`, [planConfirmationDuty], { action: 'complete', words: '', recordNumber: month })
  return getPlan(unit.read, month, unit.today)
}
