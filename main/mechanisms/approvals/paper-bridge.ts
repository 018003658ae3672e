/** Guarantees that a signature on paper counts exactly once, for the step that was printed, and never by the hand of whoever asked for it. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { actOnApproval, getApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { openStepOf } from '#main/mechanisms/approvals/approval-state.ts'
import type { Answers, Approval } from '#main/mechanisms/approvals/approval-state.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import { hashPaperCode, makePaperCode, readPaperCode } from '#main/mechanisms/approvals/paper-code.ts'
import type { IssuedCode } from '#main/mechanisms/approvals/paper-code.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import type { paperCodeStates } from '#shared/contract/approvals.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** Makes the code of one print of the open step; earlier prints of this approval stop working. The code itself is kept nowhere. */
export async function issuePaperCode(unit: Unit, id: Id<'approval'>, secret: string): Promise<string> {
  const { approval } = await getApproval(unit.read, id)
  const step = openStepOf(approval)
  if (step === undefined) refuse({ code: 'approvals.ended', facts: { number: approval.number, status: approval.status, by: null, at: approval.closedAt } })
  const code = makePaperCode(secret)
  await unit.write.updateTable('approval_papers').set({ is_replaced: 1 }).where('approval_id', '=', id).where('used_at', 'is', null).execute()
  await unit.write.insertInto('approval_papers').values({ code_hash: hashPaperCode(readPaperCode(code) ?? code), approval_id: id, position: step.position, round: step.round, printed_at: unit.now, printed_by: unit.actor.userId, used_at: null }).execute()
  unit.recordEvent({ register: 'approvals', subjectId: id, kind: 'printed', body: { number: approval.number, step: step.key, round: step.round } })
  return code
}

async function findCode(reader: Reader, typed: string): Promise<(IssuedCode & { readonly hash: string }) | undefined> {
  const code = readPaperCode(typed)
  if (code === null) return undefined
  const hash = hashPaperCode(code)
  const row = await reader.selectFrom('approval_papers').selectAll().where('code_hash', '=', hash).executeTakeFirst()
  return row && { hash, approvalId: row.approval_id, position: row.position, round: row.round, usedAt: row.used_at, isReplaced: row.is_replaced === 1 }
}

/** What a code is worth now: open, used already, or of an older version, because the step has moved on or was printed anew. */
export function stateOfCode(issued: IssuedCode, approval: Approval): (typeof paperCodeStates)[number] {
  if (issued.usedAt !== null) return 'used'
  const step = openStepOf(approval)
  return issued.isReplaced || step?.position !== issued.position || step.round !== issued.round ? 'old' : 'open'
}

/** The approval that a scanned code belongs to, or null. */
export async function findByPaperCode(reader: Reader, typed: string): Promise<{ id: Id<'approval'>; number: string; state: (typeof paperCodeStates)[number] } | null> {
  const issued = await findCode(reader, typed)
  if (issued === undefined) return null
  const { id, approval } = await getApproval(reader, issued.approvalId)
  return { id, number: approval.number, state: stateOfCode(issued, approval) }
}

/** Does this code let somebody enter the signature? A code of another request, one used already and one of an older version do not; nor may a party bring his own paper. */
export function decidePaper(issued: IssuedCode | undefined, issuedFor: Approval | undefined, id: string, approval: Approval, enteredBy: { readonly userId: string; readonly displayName: string }): Result<true, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const facts = { number: approval.number }
  const printAgain = { code: 'approvals.print-again' }
  if (issued === undefined || issuedFor === undefined) refusals.push({ code: 'approvals.code-unknown', field: 'code', facts, remedy: { code: 'approvals.type-again' } })
  else if (issued.approvalId !== id) refusals.push({ code: 'approvals.code-of-another', field: 'code', facts: { ...facts, other: issuedFor.number }, remedy: { code: 'approvals.open-the-other', facts: { other: issuedFor.number } } })
  else {
    const state = stateOfCode(issued, approval)
    if (state === 'used') refusals.push({ code: 'approvals.code-used', field: 'code', facts: { ...facts, at: issued.usedAt }, remedy: printAgain })
    if (state === 'old') refusals.push({ code: 'approvals.code-old', field: 'code', facts, remedy: printAgain })
  }
  if (approval.parties.includes(enteredBy.userId)) refusals.push({ code: 'approvals.own-paper', facts: { ...facts, name: enteredBy.displayName }, remedy: { code: 'approvals.ask-a-colleague' } })
  return refusals.length > 0 ? no(refusals) : ok(true)
}

export type EnteredPaper = { readonly id: Id<'approval'>; readonly code: string; readonly signerId: string; readonly says: 'agree' | 'refuse'; readonly reason: string; readonly answers: Answers; readonly attachmentId: Id<'attachment'> | null }

/** Brings a signed sheet back: the signer decides, the paper is named, its code is spent. */
export async function enterPaper(unit: Unit, paper: EnteredPaper): Promise<ActedApproval> {
  const { approval } = await getApproval(unit.read, paper.id)
  const issued = await findCode(unit.read, paper.code)
  const issuedFor = issued === undefined ? undefined : (await getApproval(unit.read, issued.approvalId)).approval
  orRefuse(decidePaper(issued, issuedFor, paper.id, approval, unit.actor))
  const signer = (await listActivePeople(unit.read)).find((person) => person.userId === paper.signerId)
  if (signer === undefined || issued === undefined) throw new NotFoundError('user')
  if (paper.attachmentId !== null) await claimAttachment(unit.write, paper.attachmentId, 'approval-paper', 'attachmentId', unit.now)
  await unit.write.updateTable('approval_papers').set({ used_at: unit.now }).where('code_hash', '=', issued.hash).execute()
  return actOnApproval(unit, paper.id, { kind: paper.says, step: issued.position, reason: paper.reason, answers: paper.answers, paper: { enteredBy: unit.actor.userId, attachmentId: paper.attachmentId } }, signer)
}
