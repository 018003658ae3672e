/** What the lending desk reads: lists, one loan with its arithmetic, what is due, the slip. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import { findIssueDay, listDue, pageLoans } from '#main/features/lending/lending.repository.ts'
import { getLoan } from '#main/features/lending/lending.service.ts'
import type { LendingSources } from '#main/features/lending/lending.sources.ts'
import { findApproval } from '#main/mechanisms/approvals/approval-store.ts'
import { readOffice } from '#main/mechanisms/approvals/describe-approval.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { loanSlip } from '#main/mechanisms/documents/loan-slip.ts'
import type { LoanSlip } from '#main/mechanisms/documents/loan-slip.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { LoanFilter, LoanRow, LoanSheet } from '#shared/contract/lending.ts'
import { explainDueDay, explainImportedDueDay } from '#shared/domain/lending.ts'
import type { DueStep } from '#shared/domain/lending.ts'
import { findText } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** What stands as the policy of a line that this program did not decide. */
const importedPolicy = 'imported'

/** A page of requests and loans; typed text narrows it through the search index. */
export function listLoans(reader: Reader, filter: LoanFilter, today: Day): Promise<Page<LoanRow>> {
  return pageLoans(reader, filter, today)
}

/** One loan with its lines, the steps of its due day and everything that the book says about it. */
export async function getLoanSheet(reader: Reader, sources: LendingSources, id: Id<'loan'>, today: Day): Promise<LoanSheet> {
  const found = await getLoan(reader, id, today)
  return { ...found, why: [...await explainDue(reader, sources, found.loan)], history: await listHistory(reader, id) }
}

/** The arithmetic of a due day that is set; before the hand-over there is none. */
async function explainDue(reader: Reader, sources: LendingSources, loan: LoanRow): Promise<readonly DueStep[]> {
  const issueDay = await findIssueDay(reader, loan.id)
  if (issueDay === null || loan.dueDay === null) return []
  // A loan keeps the number under which it was asked for; a line of an old register was never asked for here.
  return loan.policyPack === importedPolicy ? explainImportedDueDay(issueDay, loan.dueDay) : explainDueDay(issueDay, loan.kind, loan.days, await sources.rules(reader, dayOfInstant(loan.requestedAt))).steps
}

/** Material due back today, and what is overdue, the latest first. */
export async function listDueToday(reader: Reader, today: Day): Promise<{ dueToday: LoanRow[]; overdue: LoanRow[] }> {
  const rows = await listDue(reader, today)
  return { dueToday: rows.filter((row) => row.dueDay === today), overdue: rows.filter((row) => row.dueDay !== today) }
}

/** The slip of one request or loan as a page for a printer. */
export async function printSlip(reader: Reader, sources: LendingSources, id: Id<'loan'>, locale: Locale, today: Day): Promise<{ html: string }> {
  const { loan, lines } = await getLoan(reader, id, today)
  const backAt = lines.map((line) => line.returnedAt)
  const returnedAt = backAt.every((at) => at !== null) ? backAt.toSorted((left, right) => left - right).at(-1) ?? null : null
  const document = loanSlip({
    ...loan, office: await sources.officeName(reader), customer: `${loan.customerNumber} ${loan.customerName}`.trim(), seal: sealOf(loan, locale),
    lines: lines.map((line) => ({ ...line, copies: line.copiesOut ?? line.copies, secrecy: findText(locale, `secrecy.${line.secrecy}`) ?? line.secrecy })),
    approvals: await stepsOf(reader, loan, locale, today), issuedBy: loan.issuedBy ?? '', returnedAt,
  }, { locale })
  return { html: documentHtml(document) }
}

/** Stamp and head as the slip prints them; where the unit's head agrees at his desk the chain prints him, where a letter stands nobody stamps. */
function sealOf({ seal, status }: LoanRow, locale: Locale): LoanSlip['seal'] {
  if (seal.way === 'paper') return { headName: seal.headName, signedDay: seal.signedDay, inWords: findText(locale, 'lending.seal-paper') ?? '' }
  return seal.way === 'head-login' && status === 'requested' ? { headName: '', signedDay: null, inWords: '' } : null
}

/** The chain as signature boxes: decided steps with name and opinion, the others empty; an old register has only the name it wrote down. */
async function stepsOf(reader: Reader, loan: LoanRow, locale: Locale, today: Day): Promise<LoanSlip['approvals']> {
  const stored = loan.approvalId === null ? undefined : await findApproval(reader, loan.approvalId)
  if (stored === undefined) return loan.approvedBy === '' ? [] : [{ step: findText(locale, 'approvals.step-review') ?? '', opinion: '', name: loan.approvedBy, at: null }]
  const { names } = await readOffice(reader, today)
  return stored.approval.steps.map((step) => {
    const decision = stored.approval.decisions.findLast(({ position, action }) => position === step.position && (action === 'agree' || action === 'refuse' || action === 'return'))
    const opinion = decision === undefined ? '' : [findText(locale, `approvals.done-${decision.action}`) ?? '', decision.reason].filter((part) => part !== '').join('：')
    return { step: findText(locale, `approvals.step-${step.key}`) ?? step.key, opinion, name: decision === undefined ? '' : names.get(decision.userId) ?? '', at: decision?.at ?? null }
  })
}
