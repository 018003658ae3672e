/** Numbered copies (P07-12): made, issued, signed for, taken back, destroyed; one made outside customer service is numbered too and says so. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { getReport, getVersion, readReportSheet } from '#main/features/customer-reports/customer-reports.service.ts'
import type { CustomerReportSources } from '#main/features/customer-reports/customer-reports.sources.ts'
import { customerReportsRegister as register } from '#main/features/customer-reports/report-definitions.service.ts'
import { findCopy, insertCopy, listCopiesOf, nextCopyNumber, pageCopies, patchCopy } from '#main/features/customer-reports/report-copies.repository.ts'
import type { NewCopy } from '#main/features/customer-reports/report-copies.repository.ts'
import { printCopies } from '#main/features/customer-reports/report.paper.ts'
import { reviewersOf } from '#main/features/customer-reports/report-reviews.service.ts'
import { findPostHolders, readOfficePosts } from '#main/mechanisms/approvals/office-posts.ts'
import type { CopyFilter, CustomerReportSheet, ReportCopy, ReportRow } from '#shared/contract/customer-reports.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideReportAct } from '#shared/domain/customer-reports.ts'
import { isOfDepartment } from '#shared/domain/posts.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { decideCopyAct } from '#shared/domain/report-copies.ts'
import type { CopyAction, CopyFacts } from '#shared/domain/report-copies.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Locale } from '#shared/text/index.ts'

/** A page of the issue register. */
export async function listCopies(reader: Reader, filter: CopyFilter): Promise<Page<ReportCopy>> {
  return pageCopies(reader, filter, filter)
}

/** One copy; throws when there is none. */
export async function getCopy(reader: Reader, id: string): Promise<ReportCopy> {
  const copy = await findCopy(reader, id)
  if (copy === undefined) throw new NotFoundError('report-copy')
  return copy
}

/** Whether a person prints and issues for customer service: of the department, or holding one of its posts, which in an office without that department fall to others. */
export async function worksInCustomerService(reader: Reader, actor: Actor): Promise<boolean> {
  if (isOfDepartment(actor, 'customer-service', await readOfficePosts(reader))) return true
  const holders = [...await findPostHolders(reader, 'customer-service-manager'), ...await findPostHolders(reader, 'customer-service-staff')]
  return holders.some((person) => person.userId === actor.userId)
}

/** Enters a copy under the next number of its report. */
export async function numberCopy(unit: Unit, copy: Pick<NewCopy, 'reportId' | 'version' | 'medium' | 'issuedTo'> & { readonly reportNumber: string }): Promise<Id<'report-copy'>> {
  const { reportNumber, ...made } = copy
  const [id, copyNumber] = [unit.newId<'report-copy'>(), await nextCopyNumber(unit.read, copy.reportId)]
  const isOutside = !(await worksInCustomerService(unit.read, unit.actor))
  await insertCopy(unit.write, { ...made, id, copyNumber, day: unit.today, at: unit.now, by: unit.actor.userId, department: unit.actor.department, isOutside })
  unit.recordEvent({ register, subjectId: copy.reportId, kind: 'copy-made', body: { number: reportNumber, copy: copyNumber, version: copy.version, medium: copy.medium, department: unit.actor.department, isOutside, clause: isOutside ? 'P07-12' : '' } })
  unit.tally(register, unit.today, isOutside ? 'copies-outside' : 'copies', 1)
  return id
}

type Making = { readonly id: string; readonly version: number | null; readonly medium: 'paper' | 'xlsx' | 'pdf'; readonly count: number; readonly locale: Locale }

/** Makes copies of a reviewed version: numbered, and ready to print when they are on paper. */
export async function makeCopies(unit: Unit, sources: CustomerReportSources, { id, medium, count, locale, ...asked }: Making): Promise<{ copies: ReportCopy[]; counts: CustomerReportSheet['counts']; paper: { title: string; html: string } | null }> {
  const report = await getReport(unit.read, id)
  const { facts } = await getVersion(unit.read, report, asked.version ?? report.issuedVersion)
  orRefuse(decideReportAct(facts, 'copy'))
  const made: string[] = []
  for (let left = count; left > 0; left -= 1) made.push(await numberCopy(unit, { reportId: id, reportNumber: report.number, version: facts.version, medium }))
  const copies = (await listCopiesOf(unit.read, id)).filter((copy) => made.includes(copy.id))
  const sheet = await readReportSheet(unit.read, id, unit.today)
  const paper = medium === 'paper' ? printCopies({ sheet, version: facts.version, reviews: await reviewersOf(unit.read, id, facts.version), copies, office: await sources.officeName(unit.read), locale }) : null
  return { copies, counts: sheet.counts, paper }
}

async function openCopy(unit: Unit, id: string, action: CopyAction, words: { readonly receiver?: string } = {}) {
  const copy = await getCopy(unit.read, id)
  const { facts } = await getVersion(unit.read, await getReport(unit.read, copy.reportId), copy.version)
  const of: CopyFacts = { number: copy.reportNumber, copyNumber: copy.copyNumber, status: copy.status, receiver: copy.receiver, signedBy: copy.signedBy, isSent: facts.status === 'issued' || facts.status === 'superseded' }
  return { copy, status: orRefuse(decideCopyAct(of, action, words)) }
}

function enter(unit: Unit, copy: ReportCopy, kind: string, more: Readonly<Record<string, unknown>>): Promise<ReportCopy> {
  unit.recordEvent({ register, subjectId: copy.reportId, kind, body: { number: copy.reportNumber, copy: copy.copyNumber, ...more } })
  return getCopy(unit.read, copy.id)
}

/** Issues a copy to a receiver; whoever signs at once is entered too. */
export async function issueCopy(unit: Unit, { id, receiver, receiverDepartment, signedBy }: { readonly id: string; readonly receiver: string; readonly receiverDepartment: string; readonly signedBy: string }): Promise<ReportCopy> {
  const { copy, status } = await openCopy(unit, id, 'issue', { receiver })
  const isOutside = !(await worksInCustomerService(unit.read, unit.actor))
  await patchCopy(unit.write, id, { status, receiver, receiver_department: receiverDepartment, issued_day: unit.today, issued_by: unit.actor.userId, issued_outside: isOutside ? 1 : 0, signed_by: signedBy, signed_day: signedBy === '' ? null : unit.today })
  return enter(unit, copy, 'copy-issued', { receiver, receiverDepartment, signedBy })
}

/** Enters who signed for an issued copy. */
export async function signCopy(unit: Unit, { id, signedBy }: { readonly id: string; readonly signedBy: string }): Promise<ReportCopy> {
  const { copy, status } = await openCopy(unit, id, 'sign')
  await patchCopy(unit.write, id, { status, signed_by: signedBy, signed_day: unit.today })
  return enter(unit, copy, 'copy-signed', { signedBy })
}

/** Takes an issued copy back; the book keeps who had it. */
export async function takeBackCopy(unit: Unit, { id, note }: { readonly id: string; readonly note: string }): Promise<ReportCopy> {
  const { copy, status } = await openCopy(unit, id, 'take-back')
  await patchCopy(unit.write, id, { status, receiver: '', receiver_department: '', issued_day: null, issued_by: null, issued_outside: 0, signed_by: '', signed_day: null, note })
  return enter(unit, copy, 'copy-taken-back', { receiver: copy.receiver, note })
}

/** Enters that a kept copy was destroyed; its number is not given again. */
export async function destroyCopy(unit: Unit, { id, note }: { readonly id: string; readonly note: string }): Promise<ReportCopy> {
  const { copy, status } = await openCopy(unit, id, 'destroy')
  await patchCopy(unit.write, id, { status, note })
  return enter(unit, copy, 'copy-destroyed', { note })
}

/** A copy that was numbered to be a file; refused for one on paper and for one that was destroyed. */
export async function openCopyFile(reader: Reader, id: string): Promise<{ readonly copy: ReportCopy; readonly format: 'xlsx' | 'pdf'; readonly report: ReportRow }> {
  const copy = await getCopy(reader, id)
  const report = await getReport(reader, copy.reportId)
  if (copy.medium !== 'xlsx' && copy.medium !== 'pdf') return refuse({ code: 'customer-reports.no-file-copy', clause: 'P07-12', facts: { number: copy.reportNumber, copy: copy.copyNumber }, remedy: { code: 'customer-reports.number-a-file' } })
  if (copy.status === 'destroyed') return refuse({ code: 'customer-reports.copy-destroyed', clause: 'P07-12', facts: { number: copy.reportNumber, copy: copy.copyNumber, receiver: copy.receiver } })
  return { copy, format: copy.medium, report }
}
