/** Corrections of issued reports (P07-11): a locked version until the general manager approves it, then a filing entry and no further round. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { insertVersion, listVersions, patchVersion } from '#main/features/customer-reports/customer-reports.repository.ts'
import { getReport, getVersion, rereadReport } from '#main/features/customer-reports/customer-reports.service.ts'
import { endCorrection, findCorrection, insertCorrection } from '#main/features/customer-reports/report-corrections.repository.ts'
import { customerReportsRegister as register } from '#main/features/customer-reports/report-definitions.service.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { CustomerReportSheet } from '#shared/contract/customer-reports.ts'
import { decideCorrection, decideReportAct } from '#shared/domain/customer-reports.ts'
import type { ReportItem } from '#shared/domain/customer-reports.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { findChain } from '#shared/policies/index.ts'

/** Corrects single items of the version that stands: the new version is locked until the general manager approves it, the old one stays readable. */
export async function correctReport(unit: Unit, input: { readonly id: string; readonly items: readonly { readonly item: ReportItem; readonly newValue: number }[]; readonly reason: string }): Promise<CustomerReportSheet> {
  const report = await getReport(unit.read, input.id)
  const { stored, facts } = await getVersion(unit.read, report, report.issuedVersion)
  const locked = (await listVersions(unit.read, report.id)).find((version) => version.status === 'locked')
  const items = orRefuse(decideCorrection({ ...facts, figures: stored.figures, lockedVersion: locked?.version ?? null }, input.items))
  const [id, number, toVersion] = [unit.newId<'report-correction'>(), unit.nextNumber('reportCorrection'), report.version + 1]
  const approval = await startApproval(unit, {
    chain: findChain('P07.report-correction'), facts: {}, subject: { kind: 'report-correction', id, number, title: `${report.number} ${report.name} ${report.period}` }, warnings: [], parties: [],
    lines: [{ label: 'customer-reports.number', value: report.number }, ...items.map(({ item, oldValue, newValue }) => ({ label: `customer-reports.item.${item}`, value: `${String(oldValue)} → ${String(newValue)}` })), { label: 'customer-reports.reason', value: input.reason }],
  })
  // Whoever counted them stays the author of the figures; the correction names who changed which.
  const figures = { ...stored.figures, ...Object.fromEntries(items.map(({ item, newValue }) => [item, newValue])) }
  await insertVersion(unit.write, report.id, { version: toVersion, status: 'locked', figures, day: stored.compiledDay, at: unit.now, by: stored.authorId, isInformationStaff: stored.isInformationStaff, approvalId: approval.id })
  await insertCorrection(unit.write, { id, number, reportId: report.id, fromVersion: facts.version, toVersion, items, reason: input.reason, approvalId: approval.id, day: unit.today, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: report.id, kind: 'correction-asked', body: { number: report.number, correction: number, items, reason: input.reason, version: toVersion, approval: approval.number } })
  return rereadReport(unit, report.id)
}

/** Follows the general manager's decision, in its transaction. Approved: the new version stands, and customer service's register has its filing entry; nobody else is asked (P07-11). */
export async function followCorrection(unit: Unit, correctionId: string, { stored: { approval }, decision, hasEnded }: ActedApproval): Promise<void> {
  unit.touch(register)
  if (!hasEnded) return
  const correction = await findCorrection(unit.read, correctionId)
  if (correction === undefined) throw new NotFoundError('report-correction')
  const report = await getReport(unit.read, correction.reportId)
  const isApproved = approval.status === 'agreed'
  const { facts } = await getVersion(unit.read, report, correction.toVersion)
  const status = orRefuse(decideReportAct(facts, isApproved ? 'approve' : 'drop'))
  const filed = isApproved ? { day: unit.today, number: unit.nextNumber('reportFiling') } : null
  await endCorrection(unit.write, correctionId, { approverId: decision.userId, note: decision.reason, filed })
  if (filed === null) {
    await patchVersion(unit.write, report.id, correction.toVersion, { status })
    unit.recordEvent({ register, subjectId: report.id, kind: 'correction-refused', body: { number: report.number, correction: correction.number, reason: decision.reason } })
    return
  }
  const { facts: old } = await getVersion(unit.read, report, correction.fromVersion)
  await patchVersion(unit.write, report.id, correction.fromVersion, { status: orRefuse(decideReportAct(old, 'supersede')) })
  await patchVersion(unit.write, report.id, correction.toVersion, { status, sent_day: unit.today, sent_by: decision.userId })
  unit.recordEvent({ register, subjectId: report.id, kind: 'correction-filed', body: { clause: 'P07-11', number: report.number, correction: correction.number, filing: filed.number, day: filed.day, items: correction.items, approverId: decision.userId } })
  unit.tally(register, unit.today, 'corrected', 1)
}
