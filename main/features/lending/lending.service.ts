/** Lending's work up to the hand-over: ask, ask again, give up, follow the approval; all in the caller's transaction. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { findItemsOut } from '#main/features/lending/lending.facts.ts'
import type { LendingItem, LendingSources } from '#main/features/lending/lending.sources.ts'
import { findLoan, findPeopleNamed, findRequester, insertLoan, listOverdueOf, rewriteLoan, setStatus } from '#main/features/lending/lending.repository.ts'
import type { LoanFacts, LoanWithLines } from '#main/features/lending/lending.repository.ts'
import { loanDocument } from '#main/features/lending/lending.search.ts'
import { requestSheet } from '#main/features/lending/lending.sheet.ts'
import { giveUpApproval, startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval, ApprovalRequest, StartedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { agreedBy } from '#main/mechanisms/approvals/approval-state.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { ApprovalStatus } from '#shared/contract/approvals.ts'
import type { LoanRequestInput, requestedLoanSchema } from '#shared/contract/lending.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { decideRequest } from '#shared/domain/lending.ts'
import type { LendingRules, LoanAction } from '#shared/domain/lending.ts'
import { sealWayOf } from '#shared/domain/lending-papers.ts'
import { decideCancel, decideLoanAct } from '#shared/domain/lending-return.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Refusal, Warning } from '#shared/domain/refusal.ts'
import { strictestSecrecy } from '#shared/domain/secrecy.ts'
import { findChain } from '#shared/policies/index.ts'
import { lendingRulesOfP07 } from '#shared/policies/p07.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { no } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'
import type { z } from 'zod'

const register = 'lending'

export type RequestedLoan = z.output<typeof requestedLoanSchema>

/** One loan with its lines; throws when there is none. */
export async function getLoan(reader: Reader, id: Id<'loan'>, today: Unit['today']): Promise<LoanWithLines> {
  const found = await findLoan(reader, id, today)
  if (found === undefined) throw new NotFoundError('loan')
  return found
}

/** Rereads a loan after a write, puts it where Ctrl+K finds it and tells the screens. */
export async function reread(unit: Unit, id: Id<'loan'>): Promise<LoanWithLines> {
  const found = await getLoan(unit.read, id, unit.today)
  const { loan, lines } = found
  await indexDocument(unit.write, loanDocument({ ...loan, itemNumbers: lines.map((line) => line.number) }))
  unit.touch('today')
  unit.touch('customers')
  return found
}

type Checked = Omit<LoanFacts, 'approvalId'> & { readonly warnings: readonly Warning[]; readonly policy: LendingRules }

/** Loads what the request names and decides; throws every refusal together. */
async function checkRequest(unit: Unit, sources: LendingSources, input: LoanRequestInput): Promise<Checked> {
  const file = await sources.getFile(unit.read, input.customerId)
  if (file === undefined) throw new NotFoundError('customer')
  const itemIds = [...new Set(input.itemIds)]
  const items = (await sources.findItems(unit.read, itemIds)).filter((item) => item.customerId === file.id)
  if (items.length < itemIds.length) throw new NotFoundError('item')
  const out = await findItemsOut(unit.read, itemIds)
  const borrowerOverdue = input.borrowerName === '' ? [] : await listOverdueOf(unit.read, nameKey(input.borrowerName), unit.today)
  const policy = await sources.rules(unit.read, unit.today)
  const byMatrix = input.borrowerKind === 'staff' ? await sources.refuseByMatrix(unit.read, input.borrowerName, { kind: input.kind, secrecy: secrecyOf(items), number: file.number, name: file.name }) : []
  const { warnings } = orRefuse(withReasons(byMatrix, decideRequest(input, { today: unit.today, items: items.map((item) => ({ ...item, outOn: out.get(item.itemId) ?? null })), borrowerOverdue }, policy)))
  return { file, items, secrecy: secrecyOf(items), warnings, policy }
}

/** A decision with further reasons against it: all are told together. */
function withReasons<T>(reasons: readonly Refusal[], decided: Result<T, readonly Refusal[]>): Result<T, readonly Refusal[]> {
  return reasons.length === 0 ? decided : no([...(decided.ok ? [] : decided.error), ...reasons])
}

function secrecyOf(items: readonly LendingItem[]) {
  return strictestSecrecy(items.map((item) => item.secrecy))
}

/** What an approval of a request is asked with. */
export type Asked = { readonly loan: { readonly id: Id<'loan'>; readonly number: string }; readonly input: LoanRequestInput; readonly askedBefore: readonly string[]; readonly requester?: ApprovalRequest['requester'] }

/**
 * Sends a request to the people whom its kind's chain asks. Without a stamped paper or a letter the head of the applicant's unit comes first (P07-18.2, P07-19.3).
 * Whoever asked first, asks now or is to receive the material never decides.
 */
export async function askApproval(unit: Unit, { loan, input, askedBefore, requester }: Asked, checked: Pick<Checked, 'file' | 'items' | 'secrecy' | 'warnings'>): Promise<StartedApproval> {
  const borrowers = input.borrowerKind === 'staff' ? await findPeopleNamed(unit.read, input.borrowerName) : []
  return startApproval(unit, {
    chain: findChain(input.kind === 'loan' ? 'P07.loan' : 'P07.consultation'), facts: { secrecy: checked.secrecy, kind: sealWayOf(input, input.borrowerKind), department: input.borrowerUnit },
    subject: { kind: 'loan', id: loan.id, number: loan.number, title: `${checked.file.name} · ${checked.items.map((item) => item.title).join('、')}` },
    lines: requestSheet(input, checked.file, checked.items, checked.secrecy), warnings: checked.warnings, parties: [...askedBefore, ...borrowers], ...(requester === undefined ? {} : { requester }),
  })
}

/** Lets a request name the scan of its stamped paper. */
async function claimScan(unit: Unit, input: LoanRequestInput): Promise<void> {
  if (input.sealScanId !== null && sealWayOf(input, input.borrowerKind) === 'paper') await claimAttachment(unit.write, input.sealScanId, 'loan-paper', 'sealScanId', unit.now)
}

/** Asks to consult or to borrow: numbered, in the book, on its way to whoever decides. */
export async function requestLoan(unit: Unit, sources: LendingSources, input: LoanRequestInput): Promise<RequestedLoan> {
  const checked = await checkRequest(unit, sources, input)
  const loan = { id: unit.newId<'loan'>(), number: unit.nextNumber(input.kind) }
  await claimScan(unit, input)
  const approval = await askApproval(unit, { loan, input, askedBefore: [] }, checked)
  await insertLoan(unit.write, { ...loan, at: unit.now, by: unit.actor.userId, input, ...checked, approvalId: approval.id })
  unit.recordEvent({ register, subjectId: loan.id, kind: 'requested', body: { number: loan.number, approval: approval.number, items: checked.items.map((item) => item.number), ...input } })
  unit.tally(register, unit.today, 'requested', 1)
  return { ...await reread(unit, loan.id), warnings: toWarnings(checked.warnings), vacantSteps: [...approval.vacantSteps] }
}

/** Asks again after the request was sent back: the new wording goes through the chain of today, from its first step. */
export async function resubmitLoan(unit: Unit, sources: LendingSources, { id, ...input }: LoanRequestInput & { readonly id: Id<'loan'> }): Promise<RequestedLoan> {
  const { loan } = await getLoan(unit.read, id, unit.today)
  orRefuse(decideLoanAct(loan, 'resubmit'))
  const checked = await checkRequest(unit, sources, input)
  const first = await findRequester(unit.read, id)
  await claimScan(unit, input)
  const approval = await askApproval(unit, { loan, input, askedBefore: first === undefined ? [] : [first] }, checked)
  await rewriteLoan(unit.write, { id, input, ...checked, approvalId: approval.id })
  unit.recordEvent({ register, subjectId: id, kind: 'resubmitted', body: { number: loan.number, approval: approval.number, items: checked.items.map((item) => item.number), ...input } })
  unit.tally(register, unit.today, 'resubmitted', 1)
  return { ...await reread(unit, id), warnings: toWarnings(checked.warnings), vacantSteps: [...approval.vacantSteps] }
}

function toWarnings(warnings: readonly Warning[]): RequestedLoan['warnings'] {
  return warnings.map((warning) => ({ ...warning, facts: { ...warning.facts } }))
}

/** Gives a request up before anything was handed over; an approval that still runs ends with it. */
export async function cancelLoan(unit: Unit, id: Id<'loan'>, reason: string): Promise<LoanWithLines> {
  const { loan, lines } = await getLoan(unit.read, id, unit.today)
  const status = orRefuse(decideCancel({ ...loan, lines }, lendingRulesOfP07))
  await giveUpApproval(unit, id, reason)
  await setStatus(unit.write, id, status, unit.now)
  unit.recordEvent({ register, subjectId: id, kind: 'cancelled', body: { number: loan.number, reason } })
  unit.tally(register, unit.today, 'cancelled', 1)
  return reread(unit, id)
}

/** What the end of an approval does to the loan. */
const endOf = {
  agreed: { act: 'approve', event: 'approved' }, returned: { act: 'send-back', event: 'sent-back' }, refused: { act: 'refuse', event: 'refused' }, withdrawn: { act: 'withdraw', event: 'withdrawn' },
} as const satisfies Record<Exclude<ApprovalStatus, 'running'>, { readonly act: LoanAction; readonly event: string }>

/** Follows the approval of a loan: called in the transaction of the act. An agreement in the middle of the chain leaves the loan waiting. */
export async function followApproval(unit: Unit, subjectId: string, acted: ActedApproval): Promise<void> {
  // The subject of an approval of kind `loan` was given by this feature.
  const id = subjectId as Id<'loan'>
  unit.touch(register)
  const { status: ended } = acted.stored.approval
  if (!acted.hasEnded || ended === 'running') return
  const { reason } = acted.decision
  const { act, event } = endOf[ended]
  const { loan } = await getLoan(unit.read, id, unit.today)
  const status = orRefuse(decideLoanAct(loan, act))
  const approvedBy = act === 'approve' ? await namesOf(unit.read, acted) : undefined
  await setStatus(unit.write, id, status, unit.now, approvedBy)
  unit.recordEvent({ register, subjectId: id, kind: event, body: { number: loan.number, approval: acted.stored.head.number, reason, ...(approvedBy === undefined ? {} : { approvedBy }) } })
  unit.tally(register, unit.today, event, 1)
  await reread(unit, id)
}

/** Everyone who agreed, in order, as the register prints it. */
async function namesOf(reader: Reader, acted: ActedApproval): Promise<string> {
  const ids = agreedBy(acted.stored.approval)
  const users = await reader.selectFrom('users').select(['id', 'display_name']).where('id', 'in', ids).execute()
  return ids.map((userId) => users.find((user) => user.id === userId)?.display_name ?? userId).join('、')
}
