/** Month plans: opened before their month, handed in, reviewed by the supervisor; whoever hands none in is known. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { listMonth, listOfPlan } from '#main/features/customer-visits/customer-visits.repository.ts'
import type { VisitRecord } from '#main/features/customer-visits/customer-visits.repository.ts'
import { findPlan, findPlanOf, insertPlan, isKnownUser, listPlans, listPosts, listSellers, movePlan, savePost, saveSeller } from '#main/features/customer-visits/plans.repository.ts'
import type { PlanRecord, Seller } from '#main/features/customer-visits/plans.repository.ts'
import { giveUpApproval, startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { ApprovalStatus } from '#shared/contract/approvals.ts'
import type { VisitPlan } from '#shared/contract/customer-visits.ts'
import { decidePlanAct, judgeVisitQuota } from '#shared/domain/customer-visits.ts'
import type { PlanAction } from '#shared/domain/customer-visits.ts'
import { lastDayOfMonth } from '#shared/domain/due-moments.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { addDays, addMonths, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { dutyRulesInForce, findChain } from '#shared/policies/index.ts'
import { planOpensDaysAhead } from '#shared/policies/p17.ts'

export const visitsRegister = 'customer-visits'
const planRule = 'P17-3.1a'
/** Months that are looked back for plans that nobody opened because the PC was off. */
const monthsLookedBack = 24

/** The month of a day, 'YYYY-MM'. */
export function monthOfDay(day: Day): string {
  return day.slice(0, 7)
}

/** The last day of the month before: by then a month's plan is in. */
function planDueDay(month: string): Day {
  return addDays(toDay(`${month}-01`), -1)
}

/** Opens a plan as a draft; whoever sells owes it by its day. */
async function openPlan(unit: Unit, person: { readonly userId: Id<'user'>; readonly name: string; readonly isSeller: boolean }, month: string): Promise<PlanRecord> {
  const [id, number, dueDay] = [unit.newId<'visit-plan'>(), unit.nextNumber('visitPlan'), planDueDay(month)]
  await insertPlan(unit.write, { id, number, month, salespersonId: person.userId, dueDay })
  unit.recordEvent({ register: visitsRegister, subjectId: id, kind: 'plan-opened', body: { number, month, salesperson: person.name } })
  if (person.isSeller) {
    await openDutiesAfter(unit, dutyRulesInForce(unit.today), { event: 'visit-plan.opened', day: addDays(dueDay, -planOpensDaysAhead), ownerUserId: person.userId, period: month, subject: { kind: 'visit-plan', id, number, title: `${month} ${person.name}` } })
  }
  return getPlan(unit.read, id)
}

async function getPlan(reader: Reader, id: string): Promise<PlanRecord> {
  const plan = await findPlan(reader, id)
  if (plan === undefined) throw new NotFoundError('visit-plan')
  return plan
}

/** Opens the plans whose time has come for everybody who sells, however long the PC was off (P17-3.1); each once. */
export async function openDuePlans(unit: Unit): Promise<void> {
  for (const seller of await listSellers(unit.read)) for (const month of monthsOwed(seller, unit.today)) {
    if (await findPlanOf(unit.read, seller.userId, month) === undefined) await openPlan(unit, { ...seller, isSeller: true }, month)
  }
}

/** The month after somebody began to sell, up to this month, and the next one from its opening day on. */
function monthsOwed(seller: Seller, today: Day): string[] {
  const next = addMonths(toDay(`${monthOfDay(today)}-01`), 1)
  const last = today >= addDays(lastDayOfMonth(today), -planOpensDaysAhead) ? next : toDay(`${monthOfDay(today)}-01`)
  const earliest = addMonths(last, -monthsLookedBack)
  const months: string[] = []
  for (let first = addMonths(toDay(`${monthOfDay(seller.sinceDay)}-01`), 1); first <= last; first = addMonths(first, 1)) if (first >= earliest) months.push(monthOfDay(first))
  return months
}

/** The open plan of the actor on which a visit of this day can stand, or null: then it is unplanned. A month that has not begun gets its plan when it is first needed. */
export async function planFor(unit: Unit, day: Day): Promise<PlanRecord | null> {
  const { userId, displayName } = unit.actor
  const month = monthOfDay(day)
  const plan = await findPlanOf(unit.read, userId, month)
  if (plan !== undefined) return plan.status === 'draft' || plan.status === 'returned' ? plan : null
  if (month <= monthOfDay(unit.today)) return null
  const isSeller = (await listSellers(unit.read)).some((seller) => seller.userId === userId)
  return openPlan(unit, { userId, name: displayName, isSeller }, month)
}

async function ownPlan(unit: Unit, month: string): Promise<PlanRecord> {
  const plan = await findPlanOf(unit.read, unit.actor.userId, month)
  if (plan === undefined) throw new NotFoundError('visit-plan')
  return plan
}

/** Hands my plan in for the supervisor's review (P17-3.1); the sheet keeps its lines as they were. */
export async function submitPlan(unit: Unit, month: string): Promise<VisitPlan> {
  const plan = await ownPlan(unit, month)
  const visits = await listOfPlan(unit.read, plan.id, unit.today)
  const status = orRefuse(decidePlanAct({ number: plan.number, status: plan.status, visits: visits.length }, 'submit'))
  const approval = await startApproval(unit, {
    chain: findChain('P17.plan'), facts: { secrecy: 'internal' }, subject: { kind: 'visit-plan', id: plan.id, number: plan.number, title: `${month} ${plan.salesperson}` }, parties: [], warnings: [],
    lines: [{ label: 'customer-visits.month', value: month }, { label: 'customer-visits.salesperson', value: plan.salesperson }, { label: 'customer-visits.visits', value: visits.map(({ row }) => `${row.day} ${row.unit} ${row.contactPerson}`.trim()).join('\n') }],
  })
  await movePlan(unit.write, plan.id, { status, submitted: { at: unit.now, approvalId: approval.id } })
  unit.recordEvent({ register: visitsRegister, subjectId: plan.id, kind: 'plan-submitted', body: { number: plan.number, month, visits: visits.map(({ row }) => row.number), approval: approval.number } })
  unit.tally(visitsRegister, unit.today, 'plans', 1)
  await settleDutiesOf(unit, plan.id, [planRule], { action: 'complete', words: '', recordNumber: plan.number })
  return describe(unit.read, await getPlan(unit.read, plan.id), unit.actor.userId, unit.today)
}

/** Takes my plan back before it is reviewed. */
export async function withdrawPlan(unit: Unit, month: string, reason: string): Promise<VisitPlan> {
  const plan = await ownPlan(unit, month)
  const status = orRefuse(decidePlanAct({ number: plan.number, status: plan.status, visits: 0 }, 'withdraw'))
  await giveUpApproval(unit, plan.id, reason)
  await movePlan(unit.write, plan.id, { status })
  unit.recordEvent({ register: visitsRegister, subjectId: plan.id, kind: 'plan-withdrawn', body: { number: plan.number, reason } })
  return describe(unit.read, await getPlan(unit.read, plan.id), unit.actor.userId, unit.today)
}

/** What the end of a review does to the plan. */
const actOf: Readonly<Record<ApprovalStatus, PlanAction | null>> = { running: null, agreed: 'approve', returned: 'return', refused: 'return', withdrawn: 'withdraw' }

/** Follows the review of a plan, in the transaction of the act. */
export async function followPlan(unit: Unit, planId: string, acted: ActedApproval): Promise<void> {
  unit.touch(visitsRegister)
  const action = acted.hasEnded ? actOf[acted.stored.approval.status] : null
  if (action === null) return
  const plan = await getPlan(unit.read, planId)
  const status = orRefuse(decidePlanAct({ number: plan.number, status: plan.status, visits: 0 }, action))
  await movePlan(unit.write, planId, { status, ...(action === 'withdraw' ? {} : { review: { at: unit.now, by: unit.actor.userId, note: acted.decision.reason } }) })
  unit.recordEvent({ register: visitsRegister, subjectId: planId, kind: `plan-${action}`, body: { number: plan.number, reason: acted.decision.reason } })
}

/** The month's plans: of everybody who sells or has one. */
export async function listMonthPlans(reader: Reader, month: string, actorId: string, today: Day): Promise<{ rows: VisitPlan[] }> {
  const visits = await listMonth(reader, month, today)
  return { rows: (await listPlans(reader, month)).map((plan) => toPlan(plan, visits, actorId, today)) }
}

async function describe(reader: Reader, plan: PlanRecord, actorId: string, today: Day): Promise<VisitPlan> {
  return toPlan(plan, await listMonth(reader, plan.month, today), actorId, today)
}

function toPlan(plan: PlanRecord, visits: readonly VisitRecord[], actorId: string, today: Day): VisitPlan {
  const own = visits.filter(({ row }) => row.salespersonId === plan.salespersonId).map(({ row }) => row)
  const quota = judgeVisitQuota(plan.required, own)
  const isMissing = plan.submittedDay === null && today > plan.dueDay
  return { ...plan, isMissing, isLate: plan.submittedDay !== null && plan.submittedDay > plan.dueDay, planned: own.filter((visit) => visit.planId === plan.id).length, reported: quota.reported, short: quota.short, isMine: plan.salespersonId === actorId }
}

/** Who sells, and what each post owes. */
export async function readSellers(reader: Reader): Promise<{ rows: Seller[]; posts: { post: string; visitsPerMonth: number | null }[] }> {
  return { rows: await listSellers(reader), posts: await listPosts(reader) }
}

/** Gives a person a selling post from today on, or takes it away; a new post has no number yet (P17-2.3 prints none). */
export async function setSeller(unit: Unit, userId: Id<'user'>, post: string): Promise<{ saved: true }> {
  if (!(await isKnownUser(unit.read, userId))) throw new NotFoundError('user')
  if (post !== '') await savePost(unit.write, post, null, true)
  await saveSeller(unit.write, userId, post === '' ? null : post, unit.today)
  unit.recordEvent({ register: visitsRegister, subjectId: userId, kind: 'seller-set', body: { post } })
  await openDuePlans(unit)
  return { saved: true }
}

/** Sets how many visits a month a post owes. */
export async function setPost(unit: Unit, post: string, visitsPerMonth: number | null): Promise<{ saved: true }> {
  await savePost(unit.write, post, visitsPerMonth, false)
  unit.recordEvent({ register: visitsRegister, subjectId: `post:${post}`, kind: 'post-set', body: { post, visitsPerMonth } })
  return { saved: true }
}
