/** What a visit takes along and costs: applied for, agreed to, handed out, claimed, passed; all in the caller's transaction. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { getVisit, rereadVisit } from '#main/features/customer-visits/customer-visits.service.ts'
import type { CustomerVisitSources } from '#main/features/customer-visits/customer-visits.sources.ts'
import { endOutlay, findOutlay, findRequest, insertOutlay, insertRequest, moveRequest } from '#main/features/customer-visits/money.repository.ts'
import { visitsRegister as register } from '#main/features/customer-visits/plans.service.ts'
import { giveUpApproval, startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { CustomerVisitSheet, OutlayInput, VisitRequestInput } from '#shared/contract/customer-visits.ts'
import { decideOutlayAct, decidePassClaim, decideRelease, outlayNotices, refuseClaimStep } from '#shared/domain/customer-visit-money.ts'
import type { OutlayAct, OutlayAction, VisitRequestKind } from '#shared/domain/customer-visit-money.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { ok } from '#shared/kernel/result.ts'
import { formatCents, toCents } from '#shared/kernel/money.ts'
import { findChain } from '#shared/policies/index.ts'

const chainOf: Readonly<Record<VisitRequestKind, 'P17.items' | 'P17.costs' | 'P17.social'>> = { items: 'P17.items', costs: 'P17.costs', gift: 'P17.social', entertainment: 'P17.social' }

/** Applies for something of a visit; the supervisor decides. */
export async function requestForVisit(unit: Unit, sources: CustomerVisitSources, input: VisitRequestInput): Promise<CustomerVisitSheet> {
  const { row } = await getVisit(unit.read, input.visitId, unit.today)
  const [id, number] = [unit.newId<'visit-request'>(), unit.nextNumber('visitRequest')]
  await insertRequest(unit.write, { id, number, day: unit.today, by: unit.actor.userId, input })
  const approval = await startApproval(unit, {
    chain: findChain(chainOf[input.kind]), facts: { secrecy: 'internal' }, subject: { kind: 'visit-request', id, number, title: `${row.unit} ${input.what}` }, parties: [row.salespersonId], warnings: [],
    lines: [
      { label: 'customer-visits.kind', value: input.kind, textKey: `customer-visits.kind.${input.kind}` }, { label: 'customer-visits.what', value: `${input.what} × ${String(input.quantity)}` }, { label: 'customer-visits.unit', value: row.unit }, { label: 'customer-visits.day', value: row.day },
      ...(input.amountCents === 0 ? [] : [{ label: 'customer-visits.amount', value: formatCents(toCents(input.amountCents)) }]), ...(input.purpose === '' ? [] : [{ label: 'customer-visits.reason', value: input.purpose }]),
    ],
  })
  await moveRequest(unit.write, id, { approvalId: approval.id })
  unit.recordEvent({ register, subjectId: input.visitId, kind: 'applied', body: { visit: row.number, request: number, approval: approval.number, kind: input.kind, what: input.what, quantity: input.quantity, amountCents: input.amountCents } })
  return rereadVisit(unit, sources, input.visitId)
}

/** Follows the decision on a request, in the transaction of the act. */
export async function followRequest(unit: Unit, requestId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  if (!acted.hasEnded) return
  const found = await findRequest(unit.read, requestId)
  if (found === undefined) throw new NotFoundError('visit-request')
  const status = acted.stored.approval.status === 'agreed' ? 'approved' : 'refused'
  await moveRequest(unit.write, requestId, { status, decidedAt: unit.now })
  unit.recordEvent({ register, subjectId: found.visitId, kind: `request-${status}`, body: { request: found.request.number, what: found.request.what, reason: acted.decision.reason } })
}

/** Hands something out, or enters what was spent. A gift or an entertainment advance without an earlier request is refused (P17-3.3.3); everything else is marked. */
export async function enterOutlay(unit: Unit, sources: CustomerVisitSources, act: OutlayAct, input: OutlayInput): Promise<CustomerVisitSheet> {
  const { row } = await getVisit(unit.read, input.visitId, unit.today)
  const found = input.requestId === null ? null : await findRequest(unit.read, input.requestId)
  if (found === undefined || (found !== null && found.visitId !== input.visitId)) throw new NotFoundError('visit-request')
  const request = found?.request ?? null
  if (act === 'release') orRefuse(decideRelease({ kind: input.kind, visitDay: row.day, visit: row.number }, request))
  const day = input.day ?? unit.today
  const notices = outlayNotices({ act, kind: input.kind, day, visitDay: row.day, amountCents: input.amountCents }, request)
  const [id, number] = [unit.newId<'visit-outlay'>(), unit.nextNumber('visitOutlay')]
  await insertOutlay(unit.write, { id, number, act, status: act === 'release' ? 'released' : 'entered', day, notices, at: unit.now, by: unit.actor.userId, input })
  unit.recordEvent({ register, subjectId: input.visitId, kind: act === 'release' ? 'released' : 'claimed', body: { visit: row.number, outlay: number, request: request?.number ?? null, kind: input.kind, what: input.what, quantity: input.quantity, amountCents: input.amountCents, marks: notices.map((notice) => notice.code) } })
  if (act === 'claim') await askHead(unit, { id, number, unit: row.unit, input, day })
  return rereadVisit(unit, sources, input.visitId)
}

/** A claim goes to the head of the claimant's department before finance sees it (P19-2.3). */
async function askHead(unit: Unit, claim: { readonly id: Id<'visit-outlay'>; readonly number: string; readonly unit: string; readonly input: OutlayInput; readonly day: Day }): Promise<void> {
  const { input } = claim
  await startApproval(unit, {
    chain: findChain('P19.claim'), facts: {}, subject: { kind: 'visit-claim', id: claim.id, number: claim.number, title: `${claim.unit} ${input.what}` }, parties: [], warnings: [],
    lines: [
      { label: 'customer-visits.kind', value: input.kind, textKey: `customer-visits.kind.${input.kind}` }, { label: 'customer-visits.what', value: `${input.what} × ${String(input.quantity)}` }, { label: 'customer-visits.unit', value: claim.unit },
      { label: 'customer-visits.day', value: claim.day }, { label: 'customer-visits.amount', value: formatCents(toCents(input.amountCents)) },
    ],
  })
}

/** Follows the head's decision on a claim, in the transaction of the act. */
export async function followClaim(unit: Unit, outlayId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  if (!acted.hasEnded) return
  const found = await findOutlay(unit.read, outlayId)
  if (found === undefined) throw new NotFoundError('visit-outlay')
  const { outlay, visitId } = found
  // Turned down at the visit meanwhile: the approval ended with it.
  if (outlay.status !== 'entered') return
  const status = orRefuse(decideOutlayAct(outlay, acted.stored.approval.status === 'agreed' ? 'agree' : 'turn-down'))
  await endOutlay(unit.write, outlayId, { status, at: unit.now, by: acted.decision.userId, note: acted.decision.reason, notices: outlay.notices })
  unit.recordEvent({ register, subjectId: visitId, kind: `outlay-${status}`, body: { outlay: outlay.number, what: outlay.what, amountCents: outlay.amountCents, note: acted.decision.reason } })
}

/** Ends an outlay: it came back, it was given, it was passed or turned down. Nothing is passed for a customer who is not filed (P19-1.8.1). */
export async function settleOutlay(unit: Unit, sources: CustomerVisitSources, { id, action, note }: { readonly id: string; readonly action: OutlayAction; readonly note: string }): Promise<CustomerVisitSheet> {
  const found = await findOutlay(unit.read, id)
  if (found === undefined) throw new NotFoundError('visit-outlay')
  const { outlay, visitId } = found
  const own = refuseClaimStep({ ...outlay, enteredBy: found.enteredBy }, action, unit.actor.userId)
  const { row, filingId } = await getVisit(unit.read, visitId, unit.today)
  const filing = row.target === 'same-trade' ? null : await sources.filingOf(unit.read, { customerId: row.customerId, filingId, unit: row.unit })
  const passed = action === 'pass' ? decidePassClaim(outlay, filing) : ok([])
  if (own.length > 0 || !passed.ok) refuse(...own, ...(passed.ok ? [] : passed.error))
  const status = orRefuse(decideOutlayAct(outlay, action))
  const added = passed.value
  if (outlay.status === 'entered' && status === 'not-passed') await giveUpApproval(unit, id, note)
  await endOutlay(unit.write, id, { status, at: unit.now, by: unit.actor.userId, note, notices: [...outlay.notices, ...added] })
  unit.recordEvent({ register, subjectId: visitId, kind: `outlay-${status}`, body: { visit: row.number, outlay: outlay.number, what: outlay.what, amountCents: outlay.amountCents, note, filedDay: filing?.filedDay ?? null } })
  return rereadVisit(unit, sources, visitId)
}
