/** Destruction lists, from the files whose time is over to the record before two witnesses (P07-25); all in the caller's transaction. */
import type { CustodyHead, CustodySources } from '#main/features/custody/custody.sources.ts'
import { closeLines, dropKept, findList, findRunningLists, insertList, judgeLine, listLines, patchList } from '#main/features/custody/destruction.repository.ts'
import type { DestructionLineRow } from '#main/features/custody/destruction.repository.ts'
import { custodyRegister as register } from '#main/features/custody/places.service.ts'
import { getHead } from '#main/features/custody/shelving.service.ts'
import { giveUpApproval, startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { agreedBy } from '#main/mechanisms/approvals/approval-state.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { ApprovalStatus } from '#shared/contract/approvals.ts'
import type { DestructionRow, DestructionSheet } from '#shared/contract/custody.ts'
import { decideDestructionAct, decideListing, decideMethod } from '#shared/domain/custody-destruction.ts'
import type { DestructionAction, DestructionLine, DestructionMethod, Judgement } from '#shared/domain/custody-destruction.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { strictestSecrecy } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findChain } from '#shared/policies/index.ts'

/** One list with its files and its story; throws when there is none. */
export async function readDestruction(reader: Reader, id: string): Promise<DestructionSheet> {
  const list = await findList(reader, id)
  if (list === undefined) throw new NotFoundError('destruction-list')
  return { list, lines: await listLines(reader, id), history: await listHistory(reader, id) }
}

/** A file as the decision looks at it, with the documents of it that are out. */
async function toLine(reader: Reader, sources: CustodySources, head: CustodyHead, judgement: Judgement): Promise<DestructionLine> {
  const items = await sources.files.listItems(reader, head.id)
  const out = await sources.findItemsOut(reader, items.map((item) => item.id))
  return { number: head.number, retentionEnd: head.retentionEnd, judgement, isDestroyed: head.destroyedDay !== null, itemsOut: items.filter((item) => out.has(item.id)).map((item) => item.number) }
}

/** What is decided upon: the list, and its files as they stand now. */
async function loadFacts(reader: Reader, sources: CustodySources, list: DestructionRow, lines: readonly DestructionLineRow[], witnessIds: readonly string[]) {
  const facts: DestructionLine[] = []
  for (const line of lines) facts.push(await toLine(reader, sources, await getHead(reader, sources.files, line.customerId), line.judgement))
  return { number: list.number, status: list.status, lines: facts, method: list.method, methodNote: list.methodNote, requesterId: list.requesterId, witnessIds }
}

/** The list if this may be done to it now, with what it becomes. */
async function openFor(unit: Unit, sources: CustodySources, id: string, action: DestructionAction, witnessIds: readonly string[] = []) {
  const sheet = await readDestruction(unit.read, id)
  const next = orRefuse(decideDestructionAct(await loadFacts(unit.read, sources, sheet.list, sheet.lines, witnessIds), action, unit.today))
  return { ...sheet, next }
}

/** Puts files on a list. Refuses a file whose retention runs, that is on another list, or of which something is out (P07-25). */
export async function startDestruction(unit: Unit, sources: CustodySources, customerIds: readonly string[]): Promise<DestructionSheet> {
  const heads: CustodyHead[] = []
  for (const customerId of new Set(customerIds)) heads.push(await getHead(unit.read, sources.files, customerId))
  const lines: DestructionLine[] = []
  for (const head of heads) lines.push(await toLine(unit.read, sources, head, 'open'))
  orRefuse(decideListing(lines, unit.today))
  const running = await findRunningLists(unit.read, heads.map((head) => head.id))
  const onOther = heads.filter((head) => running.has(head.id))
  if (onOther.length > 0) refuse(...onOther.map((head) => ({ code: 'custody.on-other-list', clause: 'P07-25', facts: { number: head.number, list: running.get(head.id) ?? '' } })))
  const list = { id: unit.newId<'destruction-list'>(), number: unit.nextNumber('destruction'), now: unit.now, by: unit.actor.userId }
  await insertList(unit.write, list, heads.map((head) => ({ customerId: head.id, number: head.number, name: head.name, items: head.items, retentionEnd: endOf(head) })))
  unit.recordEvent({ register, subjectId: list.id, kind: 'destruction-listed', body: { number: list.number, files: heads.map((head) => head.number) } })
  return readDestruction(unit.read, list.id)
}

/** The decision has checked that a listed file has an end. */
function endOf(head: CustodyHead): Day {
  if (head.retentionEnd === null) throw new Error(`${head.number} has no retention end`)
  return head.retentionEnd
}

/** Judges files and says how they are destroyed; a sale is refused in whatever words (P07-25b). */
export async function changeDestruction(unit: Unit, sources: CustodySources, input: { readonly id: string; readonly method: DestructionMethod | null; readonly methodNote: string; readonly judgements: readonly { readonly position: number; readonly judgement: Judgement }[] }): Promise<DestructionSheet> {
  const { list } = await openFor(unit, sources, input.id, 'change')
  orRefuse(decideMethod(input.method, input.methodNote))
  await patchList(unit.write, input.id, { method: input.method, method_note: input.methodNote })
  for (const { position, judgement } of input.judgements) await judgeLine(unit.write, input.id, position, judgement)
  unit.recordEvent({ register, subjectId: input.id, kind: 'destruction-judged', body: { number: list.number, method: input.method, methodNote: input.methodNote, judgements: input.judgements } })
  return readDestruction(unit.read, input.id)
}

/** Asks the manager of customer service to approve a list. Files judged worth keeping leave it and keep their line in the index. */
export async function askDestruction(unit: Unit, sources: CustodySources, id: string): Promise<DestructionSheet> {
  const kept = (await readDestruction(unit.read, id)).lines.filter((line) => line.judgement === 'keep')
  await dropKept(unit.write, id)
  const { list, lines, next } = await openFor(unit, sources, id, 'ask')
  const heads: CustodyHead[] = []
  for (const line of lines) heads.push(await getHead(unit.read, sources.files, line.customerId))
  const approval = await startApproval(unit, {
    chain: findChain('P07.destruction'), facts: { secrecy: strictestSecrecy(heads.map((head) => head.secrecy)) }, subject: { kind: 'destruction-list', id, number: list.number, title: lines.map((line) => line.name).join('、').slice(0, 120) }, warnings: [], parties: [],
    lines: [
      { label: 'custody.destruction-files', value: String(lines.length) }, { label: 'custody.method', value: [list.method ?? '', list.methodNote].filter((part) => part !== '').join(' ') },
      ...lines.slice(0, 30).map((line) => ({ label: 'custody.file', value: `${line.number} ${line.name} ${line.retentionEnd}` })),
    ],
  })
  await patchList(unit.write, id, { status: next, approval_id: approval.id })
  unit.recordEvent({ register, subjectId: id, kind: 'destruction-asked', body: { number: list.number, clause: 'P07-25', approval: approval.number, kept: kept.map((line) => line.number) } })
  return readDestruction(unit.read, id)
}

/** What the end of an approval does to the list. */
const endsOf = { agreed: 'approve', returned: 'send-back', refused: 'refuse', withdrawn: 'withdraw' } as const satisfies Record<Exclude<ApprovalStatus, 'running'>, DestructionAction>

/** Follows the approval of a list, in the transaction of the act. */
export async function followDestruction(unit: Unit, sources: CustodySources, id: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  const { status: ended } = acted.stored.approval
  if (!acted.hasEnded || ended === 'running') return
  const { list, next } = await openFor(unit, sources, id, endsOf[ended])
  const ids = agreedBy(acted.stored.approval)
  const people = next === 'approved' ? await unit.read.selectFrom('users').select(['id', 'display_name']).where('id', 'in', ids).execute() : []
  const approvedBy = ids.map((userId) => people.find((person) => person.id === userId)?.display_name ?? '').filter((name) => name !== '').join('、')
  await patchList(unit.write, id, { status: next, approved_by: approvedBy })
  if (next === 'refused') await closeLines(unit.write, id)
  unit.recordEvent({ register, subjectId: id, kind: `destruction-${next}`, body: { number: list.number, approval: acted.stored.head.number, approvedBy, reason: acted.decision.reason } })
}

/** Two people of this office who saw it; whoever asked is none (P07-25). */
async function checkWitnesses(reader: Reader, witnessIds: readonly string[]): Promise<void> {
  const known = witnessIds.length === 0 ? [] : await reader.selectFrom('users').select('id').where('id', 'in', [...witnessIds]).where('disabled_at', 'is', null).execute()
  if (witnessIds.some((id) => !known.some((person) => person.id === id))) throw new NotFoundError('user')
}

/** Records that the files of an approved list were destroyed today, before two witnesses. Their lines in the index stay (P07-25). */
export async function destroy(unit: Unit, sources: CustodySources, id: string, witnessIds: readonly string[]): Promise<DestructionSheet> {
  await checkWitnesses(unit.read, witnessIds)
  const { list, lines, next } = await openFor(unit, sources, id, 'destroy', witnessIds)
  const [first, second] = [...new Set(witnessIds)]
  await patchList(unit.write, id, { status: next, witness_one: first ?? null, witness_two: second ?? null, destroyed_day: unit.today })
  for (const line of lines) await sources.files.markDestroyed(unit, await getHead(unit.read, sources.files, line.customerId), list.number)
  await closeLines(unit.write, id)
  unit.recordEvent({ register, subjectId: id, kind: 'destruction-destroyed', body: { number: list.number, clause: 'P07-25', files: lines.map((line) => line.number), method: list.method, methodNote: list.methodNote, witnesses: [first, second] } })
  return readDestruction(unit.read, id)
}

/** Gives a list up; an approval that runs ends with it. */
export async function dropDestruction(unit: Unit, sources: CustodySources, id: string, reason: string): Promise<DestructionSheet> {
  const { list, next } = await openFor(unit, sources, id, 'drop')
  await giveUpApproval(unit, id, reason)
  await patchList(unit.write, id, { status: next })
  await closeLines(unit.write, id)
  unit.recordEvent({ register, subjectId: id, kind: 'destruction-dropped', body: { number: list.number, reason } })
  return readDestruction(unit.read, id)
}
