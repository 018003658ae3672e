/** Visits to customers: planned, corrected, cancelled, reported, reviewed; all in the caller's transaction. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { findVisit, insertVisit, moveVisit, reportDueDay, rewriteVisit, setFiling } from '#main/features/customer-visits/customer-visits.repository.ts'
import type { VisitRecord } from '#main/features/customer-visits/customer-visits.repository.ts'
import { customerVisitDocument } from '#main/features/customer-visits/customer-visits.search.ts'
import type { CustomerVisitSources } from '#main/features/customer-visits/customer-visits.sources.ts'
import { insertPromise, listOutlays, listRequests } from '#main/features/customer-visits/money.repository.ts'
import { monthOfDay, planFor, visitsRegister } from '#main/features/customer-visits/plans.service.ts'
import { findPlan } from '#main/features/customer-visits/plans.repository.ts'
import { readPromises } from '#main/features/customer-visits/promises.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import { latestEntrySeq, listHistory } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { CustomerVisitInput, CustomerVisitSheet, VisitReport } from '#shared/contract/customer-visits.ts'
import { decideVisitAct, decideVisitEntry, proposeTarget, questionsOf, visitChecklist } from '#shared/domain/customer-visits.ts'
import type { CustomerVisitAction } from '#shared/domain/customer-visits.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { dutyRulesInForce, findChain } from '#shared/policies/index.ts'
import { promiseTerm } from '#shared/policies/p17.ts'

const reportRule = 'P17-3.4.1a'
const register = visitsRegister

/** One visit, or the "no such record" that a person is shown. */
export async function getVisit(reader: Reader, id: string, today: Day): Promise<VisitRecord> {
  const found = await findVisit(reader, id, today)
  if (found === undefined) throw new NotFoundError('customer-visit')
  return found
}

/** A visit with everything that hangs on it, as this person sees it. */
export async function getVisitSheet(reader: Reader, sources: CustomerVisitSources, id: string, actorId: string, today: Day): Promise<CustomerVisitSheet> {
  const record = await getVisit(reader, id, today)
  const { row } = record
  const requests = await listRequests(reader, id)
  return {
    visit: row, checklist: visitChecklist(row, requests), questions: questionsOf(row), report: record.report, requests, outlays: await listOutlays(reader, id), promises: await readPromises(reader, { visitId: id }),
    approvalId: record.approvalId, filing: row.target === 'same-trade' ? null : await sources.filingOf(reader, { customerId: row.customerId, filingId: record.filingId, unit: row.unit }), history: await listHistory(reader, id), isMine: row.salespersonId === actorId,
  }
}

/** Rereads a visit after a write, puts it where Ctrl+K finds it, and answers its sheet. */
export async function rereadVisit(unit: Unit, sources: CustomerVisitSources, id: string): Promise<CustomerVisitSheet> {
  const { row } = await getVisit(unit.read, id, unit.today)
  await indexDocument(unit.write, customerVisitDocument(row))
  unit.touch('today')
  return getVisitSheet(unit.read, sources, id, unit.actor.userId, unit.today)
}

type Typed = Omit<CustomerVisitInput, 'onPlan' | 'endDay'> & { readonly endDay: Day }

/** A visit of one day ends on its day. */
function whole(input: Omit<CustomerVisitInput, 'onPlan'>): Typed {
  return { ...input, endDay: input.endDay ?? input.day }
}

/** The report is owed from the last day of the visit on; a moved visit owes it anew. */
async function oweReport(unit: Unit, visit: { readonly id: string; readonly number: string; readonly unit: string; readonly endDay: Day; readonly revision: number }): Promise<void> {
  await openDutiesAfter(unit, dutyRulesInForce(unit.today), {
    event: 'customer-visit.made', day: visit.endDay, ownerUserId: unit.actor.userId, period: visit.revision === 0 ? visit.endDay : `${visit.endDay} (${String(visit.revision + 1)})`, subject: { kind: 'customer-visit', id: visit.id, number: visit.number, title: visit.unit },
  })
}

/** A unit without a file that was contacted is reported to the filing (P19-B.1); a firm of the same trade is no customer. */
async function reportContact(unit: Unit, sources: CustomerVisitSources, id: string, filingId: string | null, visit: Typed): Promise<void> {
  const days = [visit.contactedDay, visit.day].filter((day): day is Day => day !== null && day <= unit.today).toSorted()
  const [day] = days
  if (day === undefined || visit.target === 'same-trade' || filingId !== null) return
  const opened = await sources.contacted(unit, { name: visit.unit, contactPerson: visit.contactPerson, phone: visit.phone, day })
  if (opened !== null && visit.customerId === null) await setFiling(unit.write, id, opened)
}

/** The target type as typed, or as the profile proposes it (P17-2.2). */
async function withTarget(unit: Unit, sources: CustomerVisitSources, typed: Typed): Promise<Typed> {
  if (typed.target !== 'unset') return typed
  const target = await proposeTargetOf(unit.read, sources, { customerId: typed.customerId, unit: typed.unit })
  return target === null ? typed : { ...typed, target }
}

/** Plans a visit, or enters one that is on no plan; that is marked, with its reason (P17-1.2). */
export async function addVisit(unit: Unit, sources: CustomerVisitSources, { onPlan, ...input }: CustomerVisitInput): Promise<CustomerVisitSheet> {
  orRefuse(decideVisitEntry({ ...input, endDay: input.endDay ?? input.day }))
  const typed = await withTarget(unit, sources, whole(input))
  const plan = onPlan ? await planFor(unit, typed.day) : null
  const [id, number] = [unit.newId<'customer-visit'>(), unit.nextNumber('customerVisit')]
  await insertVisit(unit.write, { id, number, planId: plan?.id ?? null, salespersonId: unit.actor.userId, dueDay: reportDueDay(typed.endDay, (await readRules(unit.read, typed.endDay)).customerVisits.reportDaysMax), at: unit.now, by: unit.actor.userId, typed })
  unit.recordEvent({ register, subjectId: id, kind: 'visit-added', body: { number, plan: plan?.number ?? null, ...typed } })
  unit.tally(register, typed.day, 'planned', 1)
  await oweReport(unit, { id, number, unit: typed.unit, endDay: typed.endDay, revision: 0 })
  await reportContact(unit, sources, id, null, typed)
  return rereadVisit(unit, sources, id)
}

/** The visit, if it is the actor's own and this may be done to it. */
async function openOwn(unit: Unit, id: string, action: CustomerVisitAction) {
  const record = await getVisit(unit.read, id, unit.today)
  if (record.row.salespersonId !== unit.actor.userId) refuse({ code: 'customer-visits.not-yours', facts: { number: record.row.number, salesperson: record.row.salesperson } })
  return { ...record, next: orRefuse(decideVisitAct(record.row, action, unit.today)) }
}

/** Corrects a visit before its report. A visit that moves to another month leaves the plan that it stood on. */
export async function correctVisit(unit: Unit, sources: CustomerVisitSources, { id, reason, ...input }: Omit<CustomerVisitInput, 'onPlan'> & { readonly id: Id<'customer-visit'>; readonly reason: string }): Promise<CustomerVisitSheet> {
  const { row, revision, filingId } = await openOwn(unit, id, 'correct')
  orRefuse(decideVisitEntry({ ...input, endDay: input.endDay ?? input.day }))
  const typed = whole(input)
  const plan = row.planId === null ? undefined : await findPlan(unit.read, row.planId)
  const planId = plan?.month === monthOfDay(typed.day) ? plan.id : ((await planFor(unit, typed.day))?.id ?? null)
  const isMoved = typed.endDay !== row.endDay
  const corrects = await latestEntrySeq(unit.read, id)
  await rewriteVisit(unit.write, id, typed, { planId, dueDay: reportDueDay(typed.endDay, (await readRules(unit.read, typed.endDay)).customerVisits.reportDaysMax), revision: revision + (isMoved ? 1 : 0) })
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: row.number, reason, ...typed } })
  if (typed.day !== row.day) { unit.tally(register, row.day, 'planned', -1); unit.tally(register, typed.day, 'planned', 1) }
  if (isMoved) {
    await settleDutiesOf(unit, id, [reportRule], { action: 'void', words: reason, recordNumber: '' })
    await oweReport(unit, { id, number: row.number, unit: typed.unit, endDay: typed.endDay, revision: revision + 1 })
  }
  await reportContact(unit, sources, id, filingId, typed)
  return rereadVisit(unit, sources, id)
}

/** Cancels a visit; its report is owed no more. */
export async function cancelVisit(unit: Unit, sources: CustomerVisitSources, id: string, reason: string): Promise<CustomerVisitSheet> {
  const { row, next } = await openOwn(unit, id, 'cancel')
  await moveVisit(unit.write, id, { status: next })
  await settleDutiesOf(unit, id, [reportRule], { action: 'void', words: reason, recordNumber: '' })
  unit.recordEvent({ register, subjectId: id, kind: 'cancelled', body: { number: row.number, reason } })
  unit.tally(register, row.day, 'planned', -1)
  return rereadVisit(unit, sources, id)
}

export type ReportInput = VisitReport & { readonly id: Id<'customer-visit'>; readonly promises: readonly { readonly what: string; readonly day: Day | null }[] }

/** Reports a visit (P17-3.4.1) and sends it to the supervisor; each promise becomes a duty (P17-3.4.2). A report that was sent back keeps its first day. */
export async function reportVisit(unit: Unit, sources: CustomerVisitSources, { id, promises, ...report }: ReportInput): Promise<CustomerVisitSheet> {
  const { row, filingId, next } = await openOwn(unit, id, 'report')
  if (report.result === '') refuse({ code: 'customer-visits.result-missing', clause: 'P17-3.4.1', field: 'result', facts: { number: row.number }, remedy: { code: 'customer-visits.write-result' } })
  const approval = await startApproval(unit, {
    chain: findChain('P17.report'), facts: { secrecy: 'internal' }, subject: { kind: 'visit-report', id, number: row.number, title: `${row.unit} ${row.day}` }, parties: [], warnings: [],
    lines: [{ label: 'customer-visits.unit', value: row.unit }, { label: 'customer-visits.day', value: row.day }, { label: 'customer-visits.salesperson', value: row.salesperson }, { label: 'customer-visits.result', value: report.result }],
  })
  const isFirst = row.reportedDay === null
  await moveVisit(unit.write, id, { status: next, report, approvalId: approval.id, ...(isFirst ? { reportedDay: unit.today, reportedAt: unit.now } : {}) })
  unit.recordEvent({ register, subjectId: id, kind: isFirst ? 'reported' : 'reported-again', body: { number: row.number, approval: approval.number, ...report } })
  if (isFirst) unit.tally(register, row.day, 'reported', 1)
  await settleDutiesOf(unit, id, [reportRule], { action: 'complete', words: '', recordNumber: row.number })
  for (const promise of promises) await writePromise(unit, row, promise)
  await reportContact(unit, sources, id, filingId, { ...row, endDay: row.endDay })
  if (isFirst && row.target !== 'same-trade') await sources.reported(unit, { customerId: row.customerId, filingId, unit: row.unit, number: row.number, day: row.endDay, result: report.result })
  return rereadVisit(unit, sources, id)
}

async function writePromise(unit: Unit, row: VisitRecord['row'], promise: { readonly what: string; readonly day: Day | null }): Promise<void> {
  const id = unit.newId<'visit-promise'>()
  // What was promised for an earlier day is due at once.
  const chosen = promise.day !== null && promise.day < unit.today ? unit.today : promise.day
  const dueDay = chosen ?? dueDayAfter(unit.today, promiseTerm, await loadCalendar(unit.read)).dueDay
  await insertPromise(unit.write, { id, visitId: row.id, what: promise.what, dueDay })
  unit.recordEvent({ register, subjectId: row.id, kind: 'promised', body: { number: row.number, what: promise.what, dueDay } })
  const rules = dutyRulesInForce(unit.today)
  await openDutiesAfter(unit, rules, { event: 'customer-visit.promised', day: unit.today, ...(promise.day === null ? {} : { dueDay }), ownerUserId: row.salespersonId, subject: { kind: 'visit-promise', id, number: row.number, title: `${row.unit} · ${promise.what}` } })
}

/** Follows the review of a report, in the transaction of the act. */
export async function followReport(unit: Unit, visitId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  if (!acted.hasEnded) return
  const { row } = await getVisit(unit.read, visitId, unit.today)
  const action = acted.stored.approval.status === 'agreed' ? 'approve' : 'return'
  const status = orRefuse(decideVisitAct(row, action, unit.today))
  await moveVisit(unit.write, visitId, { status, review: { at: unit.now, by: unit.actor.userId, note: acted.decision.reason } })
  unit.recordEvent({ register, subjectId: visitId, kind: action === 'approve' ? 'reviewed' : 'sent-back', body: { number: row.number, reason: acted.decision.reason } })
  unit.touch('today')
}

/** The target type that a customer's profile suggests, by the file or by the name. */
export async function proposeTargetOf(reader: Reader, sources: CustomerVisitSources, of: { readonly customerId: Id<'customer'> | null; readonly unit: string }) {
  return proposeTarget(await sources.profileOf(reader, { ...of, filingId: null }))
}
