/** The call register's work: load, decide, save and enter in the register book, all in the caller's transaction. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { findCall, insertCall, rewriteCall, settleCallRow } from '#main/features/desk/calls.repository.ts'
import { listCasesFrom } from '#main/features/desk/cases.repository.ts'
import { registerCase } from '#main/features/desk/cases.service.ts'
import { moveTally } from '#main/features/desk/move-tally.ts'
import { latestEntrySeq } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { CallCorrection, CallInput, CallRow, CaseRow } from '#shared/contract/desk.ts'
import { decideCallCorrection, decideCallEntry, decideCaseFromCall, decideSettle } from '#shared/domain/calls.ts'
import { caseKindOf } from '#shared/domain/cases.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

const register = 'desk'

async function getCall(reader: Reader, id: string): Promise<CallRow> {
  const call = await findCall(reader, id)
  if (call === undefined) throw new NotFoundError('call')
  return call
}

/** Rereads a call after a write and puts it where Ctrl+K finds it. */
async function reread(unit: Unit, id: Id<'call'>): Promise<CallRow> {
  const call = await getCall(unit.read, id)
  await indexDocument(unit.write, {
    kind: 'call', subjectId: call.id, title: `${call.number} ${call.caller === '' ? call.phone : call.caller}`, subtitle: [call.company, call.subject, call.forWhom].filter((part) => part !== '').join(' · '), atMs: call.calledAt,
    fields: { names: [call.caller, call.forWhom], companies: [call.company], phones: [call.phone], numbers: [call.number], texts: [call.subject, call.note] },
  })
  return call
}

/** Writes a call down; with `openCase` its case is opened in the same transaction, so that neither exists without the other. */
export async function registerCall(unit: Unit, { openCase, calledAt: typed, ...input }: CallInput): Promise<{ call: CallRow; case: CaseRow | null }> {
  const calledAt = typed ?? unit.now
  const status = orRefuse(decideCallEntry({ ...input, calledAt }, unit.now))
  const id = unit.newId<'call'>()
  const number = unit.nextNumber('call')
  await insertCall(unit.write, { id, number, status, calledAt, registeredBy: unit.actor.userId, input })
  unit.recordEvent({ register, subjectId: id, kind: 'call-registered', body: { number, ...input, calledAt } })
  unit.tally(register, dayOfInstant(calledAt), 'calls', 1)
  const call = await reread(unit, id)
  return { call, case: openCase ? await openCaseFromCall(unit, id) : null }
}

/** A call becomes a case with its words. Refuses a second case of the same call. */
export async function openCaseFromCall(unit: Unit, callId: Id<'call'>): Promise<CaseRow> {
  const call = await getCall(unit.read, callId)
  const [known] = await listCasesFrom(unit.read, { callId })
  orRefuse(decideCaseFromCall(call, known?.number ?? null))
  const content = [call.subject, call.note].filter((part) => part !== '').join('\n')
  return registerCase(unit, {
    kind: caseKindOf(call.kind), grade: call.kind === 'emergency' ? 'important' : 'ordinary', gradeReason: '', person: call.caller, phone: call.phone, company: call.company, customerId: call.customerId,
    place: '', content: content === '' ? call.number : content, channel: 'call', handler: call.forWhom, expectedDay: null, receivedAt: call.calledAt, visitId: null, callId,
  })
}

/** Settles a waiting call with what was done. Refuses one that nobody waits for, and a settled one. */
export async function settleCall(unit: Unit, input: { readonly id: Id<'call'>; readonly outcome: string; readonly at: InstantMs | null }): Promise<CallRow> {
  const call = await getCall(unit.read, input.id)
  const at = input.at ?? unit.now
  orRefuse(decideSettle(call, { outcome: input.outcome, at }, unit.now))
  await settleCallRow(unit.write, input.id, { at, by: unit.actor.userId, outcome: input.outcome })
  unit.recordEvent({ register, subjectId: input.id, kind: 'call-settled', body: { number: call.number, outcome: input.outcome, at } })
  return reread(unit, input.id)
}

/** Corrects a call: the state is rewritten, the book keeps both lines and the reason. */
export async function correctCall(unit: Unit, { id, reason, calledAt, ...input }: CallCorrection): Promise<CallRow> {
  const call = await getCall(unit.read, id)
  const status = orRefuse(decideCallCorrection(call.status, { ...input, calledAt }, unit.now))
  const corrects = await latestEntrySeq(unit.read, id)
  moveTally(unit, 'calls', call.calledAt, calledAt)
  await rewriteCall(unit.write, id, input, status, calledAt)
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: call.number, reason, status, ...input, calledAt } })
  return reread(unit, id)
}
