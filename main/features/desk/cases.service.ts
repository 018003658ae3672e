/** The case register's work: load, decide, save and enter in the register book, all in the caller's transaction. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { findCall } from '#main/features/desk/calls.repository.ts'
import { closeCaseRow, findCase, insertCase, listCasesFrom, reopenCaseRow, rewriteCase, takeUpCaseRow } from '#main/features/desk/cases.repository.ts'
import { moveTally } from '#main/features/desk/move-tally.ts'
import { findVisit } from '#main/features/desk/visits.repository.ts'
import { latestEntrySeq } from '#main/mechanisms/registers/history.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { CaseCorrection, CaseInput, CaseRow } from '#shared/contract/desk.ts'
import { decideCaseFromCall } from '#shared/domain/calls.ts'
import { decideCaseAct, decideCaseClose, decideCaseEntry, expectedReply } from '#shared/domain/cases.ts'
import type { CaseReaction } from '#shared/domain/cases.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

const register = 'desk'

/** Who follows cases up, told in the same transaction; passed in by the composition root. */
export type CaseFollower = { closed(unit: Unit, found: CaseRow): Promise<void>; reopened(unit: Unit, found: CaseRow): Promise<void>; corrected(unit: Unit, found: CaseRow): Promise<void> }

async function getCase(reader: Reader, id: string): Promise<CaseRow> {
  const found = await findCase(reader, id)
  if (found === undefined) throw new NotFoundError('case')
  return found
}

/** Rereads a case after a write and puts it where Ctrl+K finds it. */
async function reread(unit: Unit, id: Id<'case'>): Promise<CaseRow> {
  const found = await getCase(unit.read, id)
  await indexDocument(unit.write, {
    kind: 'case', subjectId: found.id, title: `${found.number} ${found.content.slice(0, 40).replaceAll('\n', ' ')}`, subtitle: [found.person, found.company, found.place].filter((part) => part !== '').join(' · '), atMs: found.receivedAt,
    fields: { names: [found.person, found.handler], companies: [found.company], phones: [found.phone], numbers: [found.number, found.place], texts: [found.content, found.result] },
  })
  return found
}

/** What it came from must exist, and a call becomes one case only. */
async function checkOrigin(unit: Unit, input: Pick<CaseInput, 'visitId' | 'callId'>): Promise<void> {
  if (input.visitId !== null && await findVisit(unit.read, input.visitId) === undefined) throw new NotFoundError('visit')
  if (input.callId === null) return
  const call = await findCall(unit.read, input.callId)
  if (call === undefined) throw new NotFoundError('call')
  const [known] = await listCasesFrom(unit.read, { callId: input.callId })
  orRefuse(decideCaseFromCall(call, known?.number ?? null))
}

/** Takes a request, complaint or repair down: numbers it, keeps it open, enters it in the book. */
export async function registerCase(unit: Unit, { receivedAt: typed, visitId, callId, ...input }: CaseInput): Promise<CaseRow> {
  await checkOrigin(unit, { visitId, callId })
  const receivedAt = typed ?? unit.now
  orRefuse(decideCaseEntry({ ...input, receivedAt }, unit.now))
  const expected = expectedReply({ ...input, receivedAt }, (await readRules(unit.read, dayOfInstant(receivedAt))).cases)
  const id = unit.newId<'case'>()
  const number = unit.nextNumber('case')
  await insertCase(unit.write, { id, number, receivedAt, registeredBy: unit.actor.userId, visitId, callId, expected, input })
  unit.recordEvent({ register, subjectId: id, kind: 'case-registered', body: { number, clause: expected.clause ?? '', ...input, receivedAt, visitId, callId, dueDay: expected.day, dueClause: expected.clause } })
  unit.tally(register, dayOfInstant(receivedAt), 'cases', 1)
  return reread(unit, id)
}

/** Somebody handles the case from now on; in handling it is handed on. */
export async function takeUpCase(unit: Unit, input: { readonly id: Id<'case'>; readonly handler: string; readonly note: string }): Promise<CaseRow> {
  const found = await getCase(unit.read, input.id)
  orRefuse(decideCaseAct(found, 'take-up'))
  await takeUpCaseRow(unit.write, input.id, input.handler, unit.now)
  unit.recordEvent({ register, subjectId: input.id, kind: 'case-taken-up', body: { number: found.number, handler: input.handler, note: input.note } })
  return reread(unit, input.id)
}

/** Writes down what was done meanwhile. */
export async function noteCase(unit: Unit, input: { readonly id: Id<'case'>; readonly note: string }): Promise<CaseRow> {
  const found = await getCase(unit.read, input.id)
  orRefuse(decideCaseAct(found, 'note'))
  unit.recordEvent({ register, subjectId: input.id, kind: 'case-noted', body: { number: found.number, note: input.note } })
  return reread(unit, input.id)
}

/** Closes a case. Refuses without a result (P03-D.3), a second time, and times before it came or in the future. */
export async function closeCase(unit: Unit, input: { readonly id: Id<'case'>; readonly result: string; readonly reaction: CaseReaction; readonly at: InstantMs | null }, follower: CaseFollower): Promise<CaseRow> {
  const found = await getCase(unit.read, input.id)
  const at = input.at ?? unit.now
  orRefuse(decideCaseClose(found, { result: input.result, at }, unit.now))
  await closeCaseRow(unit.write, input.id, { at, by: unit.actor.userId, result: input.result, reaction: input.reaction })
  unit.recordEvent({ register, subjectId: input.id, kind: 'case-closed', body: { number: found.number, result: input.result, reaction: input.reaction, at } })
  unit.tally(register, dayOfInstant(at), 'cases-closed', 1)
  const after = await reread(unit, input.id)
  await follower.closed(unit, after)
  return after
}

/** Opens a closed case again, with the reason; its earlier result stays in the book. */
export async function reopenCase(unit: Unit, input: { readonly id: Id<'case'>; readonly reason: string }, follower: CaseFollower): Promise<CaseRow> {
  const found = await getCase(unit.read, input.id)
  orRefuse(decideCaseAct(found, 'reopen'))
  if (found.closedAt !== null) unit.tally(register, dayOfInstant(found.closedAt), 'cases-closed', -1)
  await reopenCaseRow(unit.write, input.id)
  unit.recordEvent({ register, subjectId: input.id, kind: 'case-reopened', body: { number: found.number, reason: input.reason, result: found.result } })
  const after = await reread(unit, input.id)
  await follower.reopened(unit, after)
  return after
}

/** Corrects a case: the state is rewritten, the book keeps both lines and the reason. */
export async function correctCase(unit: Unit, { id, reason, receivedAt, ...input }: CaseCorrection, follower: CaseFollower): Promise<CaseRow> {
  const found = await getCase(unit.read, id)
  orRefuse(decideCaseAct(found, 'correct'))
  orRefuse(decideCaseEntry({ ...input, receivedAt }, unit.now))
  const expected = expectedReply({ ...input, receivedAt }, (await readRules(unit.read, dayOfInstant(receivedAt))).cases)
  const corrects = await latestEntrySeq(unit.read, id)
  moveTally(unit, 'cases', found.receivedAt, receivedAt)
  await rewriteCase(unit.write, id, input, expected, receivedAt)
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: found.number, reason, ...input, receivedAt, dueDay: expected.day, dueClause: expected.clause } })
  const after = await reread(unit, id)
  await follower.corrected(unit, after)
  return after
}
