/** Periodic deliveries to other departments (P07-10): asked for, approved in two steps, delivered, kept up, revoked; all in the caller's transaction. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { getReport, getVersion, missingStepsOf } from '#main/features/customer-reports/customer-reports.service.ts'
import { getCopy, numberCopy, worksInCustomerService } from '#main/features/customer-reports/report-copies.service.ts'
import { customerReportsRegister as register, getDefinition } from '#main/features/customer-reports/report-definitions.service.ts'
import { findDelivered, findDelivery, insertDelivered, insertDelivery, pageDeliveries, patchDelivery } from '#main/features/customer-reports/report-deliveries.repository.ts'
import type { StoredDelivery } from '#main/features/customer-reports/report-deliveries.repository.ts'
import { giveUpApproval, startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { DeliveryInput, ReportCopy, ReportDelivery } from '#shared/contract/customer-reports.ts'
import { decideReportAct } from '#shared/domain/customer-reports.ts'
import { NotFoundError, RefusedError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { decideDeliveryAct, deliverySteps } from '#shared/domain/report-deliveries.ts'
import type { DeliveryFacts, DeliveryStatus } from '#shared/domain/report-deliveries.ts'
import type { Day } from '#shared/kernel/days.ts'
import { dutyRulesInForce, findChain } from '#shared/policies/index.ts'
import type { Result } from '#shared/kernel/result.ts'

const reviewRule = 'P07-10'

async function toDelivery(reader: Reader, { requesterId: _requesterId, ...stored }: StoredDelivery): Promise<ReportDelivery> {
  return { ...stored, missingSteps: stored.status === 'requested' ? await missingStepsOf(reader, stored.approvalId, deliverySteps) : [] }
}

async function getStored(reader: Reader, id: string, today: Day): Promise<StoredDelivery> {
  const stored = await findDelivery(reader, id, today)
  if (stored === undefined) throw new NotFoundError('report-delivery')
  return stored
}

async function factsOf(reader: Reader, stored: StoredDelivery): Promise<DeliveryFacts> {
  const { number, department, status, missingSteps } = await toDelivery(reader, stored)
  return { number, department, status, missingSteps }
}

/** A page of deliveries with the steps that each still lacks. */
export async function listDeliveries(reader: Reader, filter: { readonly state: 'all' | 'open' | DeliveryStatus; readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<ReportDelivery>> {
  const page = await pageDeliveries(reader, filter, today)
  const rows: ReportDelivery[] = []
  for (const row of page.rows) rows.push(await toDelivery(reader, row))
  return { rows, next: page.next }
}

/** Asks for a periodic report for a department: the customer-service manager consents, then the general manager approves. */
export async function requestDelivery(unit: Unit, input: DeliveryInput): Promise<ReportDelivery> {
  const definition = await getDefinition(unit.read, input.definitionId, unit.today)
  if (definition.isEnded) refuse({ code: 'customer-reports.definition-ended', clause: 'P07-12', facts: { name: definition.name } })
  const department = input.department === '' ? unit.actor.department.trim() : input.department
  if (department === '') refuse({ code: 'customer-reports.department-missing', clause: 'P07-10', field: 'department', facts: { name: definition.name }, remedy: { code: 'customer-reports.name-the-department' } })
  const [id, number] = [unit.newId<'report-delivery'>(), unit.nextNumber('reportDelivery')]
  const receivers = [...new Set(input.receivers)]
  const approval = await startApproval(unit, {
    chain: findChain('P07.periodic-report'), facts: {}, subject: { kind: 'report-delivery', id, number, title: `${definition.name} · ${department}` }, warnings: [], parties: [],
    lines: [
      { label: 'customer-reports.department', value: department }, { label: 'customer-reports.definition', value: definition.name }, { label: 'customer-reports.need', value: input.need },
      { label: 'customer-reports.content', value: input.content }, { label: 'customer-reports.receivers', value: receivers.join(', ') }, { label: 'customer-reports.purpose', value: definition.purpose },
    ],
  })
  await insertDelivery(unit.write, { id, number, definitionId: definition.id, department, need: input.need, content: input.content, receivers, approvalId: approval.id, day: unit.today, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'delivery-asked', body: { number, department, definition: definition.name, interval: definition.interval, need: input.need, content: input.content, receivers, approval: approval.number } })
  return toDelivery(unit.read, await getStored(unit.read, id, unit.today))
}

async function remindInAYear(unit: Unit, delivery: StoredDelivery): Promise<void> {
  await openDutiesAfter(unit, dutyRulesInForce(unit.today), { event: 'report-delivery.active', day: unit.today, subject: { kind: 'report-delivery', id: delivery.id, number: delivery.number, title: `${delivery.name} · ${delivery.department}` } })
}

/** Follows the two steps, in the transaction of the act: the schedule is active when both have agreed, and is looked at again a year later. */
export async function followDelivery(unit: Unit, id: string, { stored: { approval }, decision, hasEnded }: ActedApproval): Promise<void> {
  unit.touch(register)
  const delivery = await getStored(unit.read, id, unit.today)
  // Whoever asked may have given it up at the desk before.
  if (!hasEnded || delivery.status !== 'requested') return
  const isAgreed = approval.status === 'agreed'
  const status = orRefuse(decideDeliveryAct(await factsOf(unit.read, delivery), isAgreed ? 'approve' : 'turn-down'))
  await patchDelivery(unit.write, id, isAgreed ? { status, active_day: unit.today } : { status, ended_day: unit.today, ended_by: decision.userId, note: decision.reason })
  if (isAgreed) await remindInAYear(unit, delivery)
  unit.recordEvent({ register, subjectId: id, kind: isAgreed ? 'delivery-active' : 'delivery-turned-down', body: { number: delivery.number, department: delivery.department, reason: decision.reason, clause: 'P07-10' } })
}

const refusalsOf = <T>(result: Result<T, readonly Refusal[]>): readonly Refusal[] => (result.ok ? [] : result.error)

/** Delivers a report under an active schedule: a numbered copy for the department. Names every approval (P07-10) and review (P07-13) that is missing. */
export async function deliverReport(unit: Unit, { deliveryId, id }: { readonly deliveryId: string; readonly id: string }): Promise<ReportCopy> {
  const delivery = await getStored(unit.read, deliveryId, unit.today)
  const report = await getReport(unit.read, id)
  const refusals: Refusal[] = [...refusalsOf(decideDeliveryAct(await factsOf(unit.read, delivery), 'deliver'))]
  if (report.definitionId !== delivery.definitionId) refusals.push({ code: 'customer-reports.other-report', clause: 'P07-10', facts: { number: delivery.number, name: delivery.name, report: report.name } })
  const version = report.issuedVersion
  if (version === null) {
    const { facts } = await getVersion(unit.read, report, null)
    const unsent = refusalsOf(decideReportAct(facts, 'copy'))
    refusals.push(...(unsent.length > 0 ? unsent : [{ code: 'customer-reports.report-not-sent', clause: 'P07-13', facts: { number: report.number, period: report.period }, remedy: { code: 'customer-reports.send-first' } }]))
  }
  const before = version === null ? undefined : await findDelivered(unit.read, deliveryId, id, version)
  if (before !== undefined) refusals.push({ code: 'customer-reports.delivered-already', clause: 'P07-10', facts: { number: report.number, department: delivery.department, day: before.day } })
  if (refusals.length > 0 || version === null) throw new RefusedError(refusals)
  const isOutside = !(await worksInCustomerService(unit.read, unit.actor))
  const copyId = await numberCopy(unit, { reportId: id, reportNumber: report.number, version, medium: 'delivery', issuedTo: { receiver: delivery.receivers.join(', '), department: delivery.department, isOutside } })
  await insertDelivered(unit.write, { deliveryId, reportId: id, version, copyId, day: unit.today, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: deliveryId, kind: 'delivered', body: { number: delivery.number, department: delivery.department, report: report.number, version } })
  return getCopy(unit.read, copyId)
}

/** Says that a delivery is still needed; it is asked again a year later. */
export async function keepDelivery(unit: Unit, { deliveryId, note }: { readonly deliveryId: string; readonly note: string }): Promise<ReportDelivery> {
  const delivery = await getStored(unit.read, deliveryId, unit.today)
  const status = orRefuse(decideDeliveryAct(await factsOf(unit.read, delivery), 'keep'))
  await patchDelivery(unit.write, deliveryId, { status, kept_day: unit.today, note })
  await settleDutiesOf(unit, deliveryId, [reviewRule], { action: 'complete', words: note, recordNumber: delivery.number })
  await remindInAYear(unit, delivery)
  unit.recordEvent({ register, subjectId: deliveryId, kind: 'delivery-kept', body: { number: delivery.number, department: delivery.department, note } })
  return toDelivery(unit.read, await getStored(unit.read, deliveryId, unit.today))
}

/** Revokes a delivery, or gives its request up. */
export async function revokeDelivery(unit: Unit, { deliveryId, reason }: { readonly deliveryId: string; readonly reason: string }): Promise<ReportDelivery> {
  const delivery = await getStored(unit.read, deliveryId, unit.today)
  const status = orRefuse(decideDeliveryAct(await factsOf(unit.read, delivery), 'revoke'))
  await patchDelivery(unit.write, deliveryId, { status, ended_day: unit.today, ended_by: unit.actor.userId, note: reason })
  if (delivery.status === 'requested') await giveUpApproval(unit, deliveryId, reason)
  await settleDutiesOf(unit, deliveryId, [reviewRule], { action: 'void', words: reason, recordNumber: '' })
  unit.recordEvent({ register, subjectId: deliveryId, kind: 'delivery-revoked', body: { number: delivery.number, department: delivery.department, reason } })
  return toDelivery(unit.read, await getStored(unit.read, deliveryId, unit.today))
}
