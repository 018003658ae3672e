/** The two reviews of a report in their order (P07-13): asked for, given with a note on what was checked, followed wherever they are given. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { insertReview, listReviews, patchVersion } from '#main/features/customer-reports/customer-reports.repository.ts'
import { getReport, getVersion, rereadReport } from '#main/features/customer-reports/customer-reports.service.ts'
import { customerReportsRegister as register } from '#main/features/customer-reports/report-definitions.service.ts'
import { actOnApproval, startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { CustomerReportSheet } from '#shared/contract/customer-reports.ts'
import { decideReportAct, decideReview } from '#shared/domain/customer-reports.ts'
import { orRefuse, refuse } from '#shared/domain/refusal.ts'
import { findChain } from '#shared/policies/index.ts'

/** Hands a draft to the reviewers; whoever compiled it is no reviewer of it. */
export async function submitForReview(unit: Unit, id: string): Promise<CustomerReportSheet> {
  const report = await getReport(unit.read, id)
  const { stored, facts } = await getVersion(unit.read, report, null)
  const status = orRefuse(decideReportAct(facts, 'submit'))
  const approval = await startApproval(unit, {
    chain: findChain('P07.report-review'), facts: {}, subject: { kind: 'customer-report', id, number: report.number, title: `${report.name} ${report.period}` }, warnings: [], parties: [stored.authorId],
    lines: [
      { label: 'customer-reports.period', value: report.period }, { label: 'customer-reports.author', value: stored.author },
      ...(['total', 'new', 'changed', 'closed'] as const).map((item) => ({ label: `customer-reports.item.${item}`, value: String(stored.figures[item]) })),
    ],
  })
  await patchVersion(unit.write, id, facts.version, { status, approval_id: approval.id, return_note: '' })
  unit.recordEvent({ register, subjectId: id, kind: 'submitted', body: { number: report.number, version: facts.version, approval: approval.number } })
  return rereadReport(unit, id)
}

/** Reviews the open step as the person of this unit of work. */
export async function reviewReport(unit: Unit, { id, verdict, note }: { readonly id: string; readonly verdict: 'passed' | 'returned'; readonly note: string }): Promise<CustomerReportSheet> {
  const report = await getReport(unit.read, id)
  const { stored, facts } = await getVersion(unit.read, report, null)
  if (stored.approvalId === null || stored.status !== 'in-review') orRefuse(decideReportAct(facts, verdict === 'passed' ? 'pass' : 'return'))
  if (stored.approvalId === null) return refuse({ code: 'customer-reports.not-submitted', clause: 'P07-13', facts: { number: report.number }, remedy: { code: 'customer-reports.submit-first' } })
  await followReview(unit, id, await actOnApproval(unit, stored.approvalId, { kind: verdict === 'passed' ? 'agree' : 'return', step: null, reason: note }))
  return rereadReport(unit, id)
}

/** Follows a review, in the transaction of the act: each is entered with its note; the last one lets the report be sent, a return gives it back to its author. */
export async function followReview(unit: Unit, id: string, { stored: { approval, head }, decision, hasEnded }: ActedApproval): Promise<void> {
  unit.touch(register)
  const report = await getReport(unit.read, id)
  const { facts } = await getVersion(unit.read, report, null)
  const step = approval.steps.find(({ position }) => position === decision.position)
  const isVerdict = decision.action === 'agree' || decision.action === 'return' || decision.action === 'refuse' || decision.action === 'send-back'
  if (isVerdict && step !== undefined) {
    orRefuse(decideReview(report.number, decision.reason))
    const verdict = decision.action === 'agree' ? 'passed' : 'returned'
    await insertReview(unit.write, { id: unit.newId<'report-review'>(), reportId: id, version: facts.version, approvalId: head.id, step: step.key, verdict, note: decision.reason, reviewerId: decision.userId, forId: decision.forUserId, day: unit.today, at: unit.now })
    unit.recordEvent({ register, subjectId: id, kind: verdict === 'passed' ? 'review-passed' : 'review-returned', body: { number: report.number, version: facts.version, step: step.key, note: decision.reason, clause: step.clause } })
  }
  if (!hasEnded) return
  const isPassed = approval.status === 'agreed'
  const status = orRefuse(decideReportAct(facts, isPassed ? 'pass' : 'return'))
  await patchVersion(unit.write, id, facts.version, isPassed ? { status } : { status, approval_id: null, return_note: decision.reason })
}

/** Who reviewed the figures of a version in their last round, for the printed report; a correction stands on the reviews of the version that it corrects. */
export async function reviewersOf(reader: Reader, id: string, version: number): Promise<Awaited<ReturnType<typeof listReviews>>> {
  const passed = (await listReviews(reader, id)).filter((review) => review.version <= version && review.verdict === 'passed')
  const last = passed.at(-1)?.approvalId
  return passed.filter((review) => review.approvalId === last)
}
