/** Compiled reports: counted, counted again, handed to the reviewers, sent; all in the caller's transaction. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { listCorrectionsOf } from '#main/features/customer-reports/report-corrections.repository.ts'
import { findReport, findReportOfPeriod, insertReport, insertVersion, listReviews, listVersions, pageReports, patchVersion } from '#main/features/customer-reports/customer-reports.repository.ts'
import type { StoredVersion } from '#main/features/customer-reports/customer-reports.repository.ts'
import type { CustomerReportSources } from '#main/features/customer-reports/customer-reports.sources.ts'
import { compileRule, customerReportsRegister as register, getDefinition } from '#main/features/customer-reports/report-definitions.service.ts'
import { markDefinitionOpened } from '#main/features/customer-reports/report-definitions.repository.ts'
import { listCopiesOf } from '#main/features/customer-reports/report-copies.repository.ts'
import { listScheduledFor } from '#main/features/customer-reports/report-deliveries.repository.ts'
import { getApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { findPostHolders } from '#main/mechanisms/approvals/office-posts.ts'
import { settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { CustomerReportSheet, ReportRow } from '#shared/contract/customer-reports.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideCompile, decideReportAct, reportNotices, reviewSteps } from '#shared/domain/customer-reports.ts'
import type { ReportFacts, ReportStatus } from '#shared/domain/customer-reports.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { countCopies } from '#shared/domain/report-copies.ts'
import { boundsOfReportPeriod } from '#shared/domain/report-periods.ts'
import type { Day } from '#shared/kernel/days.ts'

/** The steps of an approval that have not agreed, in their order; all of them before anybody was asked. */
export async function missingStepsOf<Step extends string>(reader: Reader, approvalId: string | null, steps: readonly Step[]): Promise<Step[]> {
  if (approvalId === null) return [...steps]
  const { approval } = await getApproval(reader, approvalId)
  return steps.filter((key) => approval.steps.find((step) => step.key === key)?.status !== 'agreed')
}

/** A page of reports, the newest first. */
export async function listReports(reader: Reader, filter: { readonly text: string; readonly state: 'all' | ReportStatus; readonly cursor: string | null; readonly size: number }): Promise<Page<ReportRow>> {
  return pageReports(reader, filter, matchingSubjects(filter.text, 'customer-report'))
}

/** One report; throws when there is none. */
export async function getReport(reader: Reader, id: string): Promise<ReportRow> {
  const report = await findReport(reader, id)
  if (report === undefined) throw new NotFoundError('customer-report')
  return report
}

/** A version of a report with what the decision looks at. When none is named: the newest, or the one that stands when the newest was a correction that was not approved. */
export async function getVersion(reader: Reader, report: ReportRow, version: number | null): Promise<{ readonly stored: StoredVersion; readonly facts: ReportFacts }> {
  const stored = (await listVersions(reader, report.id)).find((candidate) => candidate.version === (version ?? (report.status === 'issued' ? report.issuedVersion : report.version)))
  if (stored === undefined) throw new NotFoundError('report-version')
  return { stored, facts: { number: report.number, period: report.period, version: stored.version, status: stored.status, missingReviews: await missingStepsOf(reader, stored.approvalId, reviewSteps) } }
}

/** A report with everything that hangs on it. */
export async function readReportSheet(reader: Reader, id: string, today: Day): Promise<CustomerReportSheet> {
  const report = await getReport(reader, id)
  const definition = await getDefinition(reader, report.definitionId, today)
  const copies = await listCopiesOf(reader, id)
  const versions: CustomerReportSheet['versions'] = []
  for (const { authorId: _authorId, ...stored } of await listVersions(reader, id)) {
    const asksReview = stored.status === 'draft' || stored.status === 'in-review'
    versions.push({
      ...stored, figures: { ...stored.figures }, missingReviews: asksReview ? await missingStepsOf(reader, stored.approvalId, reviewSteps) : [],
      notices: reportNotices({ ...stored, period: report.period, copiesPrinted: copies.filter((copy) => copy.medium === 'paper' && copy.status !== 'destroyed').length, printRun: definition.printRun }).map((notice) => ({ ...notice, facts: { ...notice.facts } })),
    })
  }
  const counted = countCopies(copies.map((copy) => ({ status: copy.status, isOutside: copy.notices.some((notice) => notice.code === 'customer-reports.outside-customer-service') })))
  return {
    report, definition, versions, reviews: (await listReviews(reader, id)).map(({ approvalId: _approvalId, ...review }) => review), corrections: await listCorrectionsOf(reader, id), copies, counts: counted,
    deliveries: await listScheduledFor(reader, report), history: await listHistory(reader, id),
  }
}

/** Rereads a report after a write and puts it where Ctrl+K finds it. */
export async function rereadReport(unit: Unit, id: string): Promise<CustomerReportSheet> {
  const sheet = await readReportSheet(unit.read, id, unit.today)
  const { number, name, period, author } = sheet.report
  await indexDocument(unit.write, { kind: 'customer-report', subjectId: id, title: `${number} ${name}`, subtitle: [period, author].join(' · '), atMs: unit.now, fields: { names: [author], numbers: [number, period], texts: [name] } })
  unit.touch('today')
  return sheet
}

/** Whether a person is information staff: named to the posts, or of the role that holds them (P07-9). */
async function isInformationStaff(reader: Reader, actor: Actor): Promise<boolean> {
  const holders = [...await findPostHolders(reader, 'info-specialist'), ...await findPostHolders(reader, 'info-supervisor')]
  return holders.some((person) => person.userId === actor.userId)
}

/** Counts the customers for a period and makes a report of it, with number, period, author and version (P07-9). */
export async function compileReport(unit: Unit, sources: CustomerReportSources, asked: { readonly definitionId: string; readonly period: string }): Promise<CustomerReportSheet> {
  const definition = await getDefinition(unit.read, asked.definitionId, unit.today)
  const existing = await findReportOfPeriod(unit.read, definition.id, asked.period)
  orRefuse(decideCompile({ definition: definition.name, isEnded: definition.isEnded, interval: definition.interval, period: asked.period, existing: existing?.number ?? null }, unit.today))
  const { firstDay, lastDay } = boundsOfReportPeriod(asked.period)
  const figures = await sources.countCustomers(unit.read, { firstDay, lastDay })
  const [id, number, isStaff] = [unit.newId<'customer-report'>(), unit.nextNumber('customerReport'), await isInformationStaff(unit.read, unit.actor)]
  await insertReport(unit.write, { id, number, definitionId: definition.id, period: asked.period, firstDay, lastDay, at: unit.now, by: unit.actor.userId })
  await insertVersion(unit.write, id, { version: 1, status: 'draft', figures, day: unit.today, at: unit.now, by: unit.actor.userId, isInformationStaff: isStaff, approvalId: null })
  unit.recordEvent({ register, subjectId: id, kind: 'compiled', body: { number, name: definition.name, period: asked.period, version: 1, figures, isInformationStaff: isStaff, clause: 'P07-9' } })
  unit.tally(register, unit.today, 'compiled', 1)
  await settleDutiesOf(unit, definition.id, [compileRule], { action: 'complete', words: '', recordNumber: number, period: asked.period })
  return rereadReport(unit, id)
}

/** Counts again before the report is sent; what was reviewed is to be reviewed anew. Refused once it was issued (P07-11). */
export async function recompileReport(unit: Unit, sources: CustomerReportSources, id: string): Promise<CustomerReportSheet> {
  const report = await getReport(unit.read, id)
  const { facts } = await getVersion(unit.read, report, null)
  const status = orRefuse(decideReportAct(facts, 'recompile'))
  const figures = await sources.countCustomers(unit.read, report)
  const isStaff = await isInformationStaff(unit.read, unit.actor)
  await patchVersion(unit.write, id, facts.version, { status, figures: JSON.stringify(figures), compiled_day: unit.today, compiled_at: unit.now, compiled_by: unit.actor.userId, is_information_staff: isStaff ? 1 : 0, approval_id: null, return_note: '' })
  unit.recordEvent({ register, subjectId: id, kind: 'recompiled', body: { number: report.number, version: facts.version, figures, isInformationStaff: isStaff } })
  return rereadReport(unit, id)
}

/** Sends a report that both have reviewed; names each review that is missing otherwise (P07-13). */
export async function sendReport(unit: Unit, id: string): Promise<CustomerReportSheet> {
  const report = await getReport(unit.read, id)
  const { facts } = await getVersion(unit.read, report, null)
  const status = orRefuse(decideReportAct(facts, 'send'))
  await patchVersion(unit.write, id, facts.version, { status, sent_day: unit.today, sent_by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'sent', body: { number: report.number, version: facts.version, clause: 'P07-13' } })
  unit.tally(register, unit.today, 'sent', 1)
  return rereadReport(unit, id)
}

/** Notes that somebody opened a report today, so that reports that nobody reads are found (P07-12). */
export async function noteOpened(unit: Unit, id: string): Promise<{ openedDay: Day }> {
  const report = await getReport(unit.read, id)
  await markDefinitionOpened(unit.write, report.definitionId, unit.today)
  unit.touch(register)
  return { openedDay: unit.today }
}
