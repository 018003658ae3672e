/** The papers of a request: the stamp and signature of the applicant's unit, entered from the paper, and the permission that a review gives. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { findRequester, sealLoan } from '#main/features/lending/lending.repository.ts'
import type { LoanWithLines } from '#main/features/lending/lending.repository.ts'
import { askApproval, getLoan, reread } from '#main/features/lending/lending.service.ts'
import type { LendingFile, LendingSources } from '#main/features/lending/lending.sources.ts'
import { getApproval, giveUpApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import type { LoanLineRow, LoanRequestInput, LoanRow, SealInput } from '#shared/contract/lending.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { sealClauseOf } from '#shared/domain/lending.ts'
import { decideSeal } from '#shared/domain/lending-papers.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { strictestSecrecy } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { lendingRulesOfP07 } from '#shared/policies/p07.ts'
import { translate } from '#shared/text/index.ts'

const register = 'lending'

/**
 * Sends a request that waits for its unit on to the review by a stamped and signed paper; without both it stays where it is (P07-18.2, P07-19.3).
 * The approval begins anew without the unit's step, still as the request of whoever asked: whoever brings the paper stays free to decide.
 */
export async function sealRequest(unit: Unit, sources: LendingSources, { id, ...seal }: SealInput & { readonly id: Id<'loan'> }): Promise<LoanWithLines> {
  const { loan, lines } = await getLoan(unit.read, id, unit.today)
  const clause = sealClauseOf(loan.kind, lendingRulesOfP07)
  if (!loan.waitsForUnit) refuse({ code: 'lending.cannot-seal', clause, facts: { number: loan.number, status: loan.status } })
  orRefuse(decideSeal(seal, { unit: loan.borrowerUnit, today: unit.today, clause }))
  if (seal.sealScanId !== null) await claimAttachment(unit.write, seal.sealScanId, 'loan-paper', 'sealScanId', unit.now)

  await giveUpApproval(unit, id, translate('zh', 'lending.sealed-on-paper', { head: seal.headName, day: seal.signedDay ?? '' }))
  const requester = await readRequester(unit.read, id)
  const approval = await askApproval(unit, { loan, input: toInput(loan, lines, seal), askedBefore: [], ...(requester === null ? {} : { requester }) }, await readMaterial(unit.read, sources, loan, lines))
  await sealLoan(unit.write, id, seal, approval.id)
  unit.recordEvent({ register, subjectId: id, kind: 'sealed', body: { number: loan.number, clause, approval: approval.number, head: seal.headName, signedDay: seal.signedDay, scan: seal.sealScanId !== null } })
  return reread(unit, id)
}

/** The request as it was typed, with the paper that has come. */
function toInput(loan: LoanRow, lines: readonly LoanLineRow[], seal: SealInput): LoanRequestInput {
  const { kind, purpose, reason, days, borrowerKind, borrowerName, borrowerUnit, borrowerPost, borrowerPhone, letter } = loan
  if (loan.customerId === null) throw new NotFoundError('customer')
  return { kind, customerId: loan.customerId, itemIds: lines.flatMap((line) => line.itemId ?? []), purpose, reason, days, borrowerKind, borrowerName, borrowerUnit, borrowerPost, borrowerPhone, letter, ...seal }
}

/** The file and the documents as the request names them, with what the approver was told when it was asked; the levels are read again at the hand-over. */
async function readMaterial(reader: Reader, sources: LendingSources, loan: LoanRow, lines: readonly LoanLineRow[]) {
  const file = loan.customerId === null ? undefined : await sources.getFile(reader, loan.customerId)
  if (file === undefined) throw new NotFoundError('customer')
  const items = await sources.findItems(reader, lines.flatMap((line) => line.itemId ?? []))
  return { file: file satisfies LendingFile, items, secrecy: strictestSecrecy(lines.map((line) => line.secrecy)), warnings: loan.approvalId === null ? [] : (await getApproval(reader, loan.approvalId)).warnings }
}

async function readRequester(reader: Reader, id: Id<'loan'>): Promise<Pick<Actor, 'userId' | 'displayName' | 'department'> | null> {
  const userId = await findRequester(reader, id)
  const row = userId === undefined ? undefined : await reader.selectFrom('users').select(['id', 'display_name', 'department']).where('id', '=', userId).executeTakeFirst()
  // Ids in the table were minted by this program.
  return row === undefined ? null : { userId: row.id as Id<'user'>, displayName: row.display_name, department: row.department }
}

/** The number of the approved consultation by which this person may read a customer file now (P07-18.3); null when there is none. It ends with the hand-back. */
export async function findViewingPermission(reader: Reader, customerId: Id<'customer'>, person: Pick<Actor, 'displayName'>): Promise<string | null> {
  const row = await reader.selectFrom('loans').select('number').where('customer_id', '=', customerId).where('kind', '=', 'consultation').where('borrower_kind', '=', 'staff').where('borrower_key', '=', nameKey(person.displayName))
    .where('status', 'in', ['approved', 'out']).orderBy('requested_at', 'desc').limit(1).executeTakeFirst()
  return row?.number ?? null
}
