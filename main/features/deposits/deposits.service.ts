/** The deposit log's work: load, decide, save and enter in the register book, all in the caller's transaction. */
import type { z } from 'zod'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { closeDeposit, countHeld, findDeposit, findDepositByNumber, findHeldAgain, insertDeposit, listHeldBefore, pageDeposits, reopenDeposit, rewriteDeposit } from '#main/features/deposits/deposits.repository.ts'
import { depositDocument } from '#main/features/deposits/deposits.search.ts'
import { claimAttachment } from '#main/mechanisms/attachments/attachment-register.ts'
import { latestEntrySeq, listHistory } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { DepositFilter, DepositInput, DepositRow, handBackSchema } from '#shared/contract/deposits.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import { decideCorrection, decideHandBack, decideUndoHandBack, ticketNumber } from '#shared/domain/deposits.ts'
import type { Collector, DepositFacts } from '#shared/domain/deposits.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { addDays, dayOfInstant, daysBetween, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

const register = 'deposits'

/** One deposit; throws when there is none. */
export async function getDeposit(reader: Reader, id: Id<'deposit'>): Promise<DepositRow> {
  const deposit = await findDeposit(reader, id)
  if (deposit === undefined) throw new NotFoundError('deposit')
  return deposit
}

/** Rereads a deposit after a write, puts it where Ctrl+K finds it, and has Today counted anew. */
async function reread(unit: Unit, id: Id<'deposit'>): Promise<DepositRow> {
  const deposit = await getDeposit(unit.read, id)
  await indexDocument(unit.write, depositDocument(deposit))
  unit.touch('today')
  return deposit
}

function factsOf(deposit: DepositRow): DepositFacts {
  return { ...deposit, collector: deposit.collector?.name ?? null }
}

/** Takes an item in: numbers it, keeps it as held, enters it in the book. A photo that it names must be there. */
export async function takeDeposit(unit: Unit, input: DepositInput): Promise<DepositRow> {
  const id = unit.newId<'deposit'>()
  if (input.photoId !== null) await claimAttachment(unit.write, input.photoId, 'deposit-photo', 'photoId', unit.now)
  const number = unit.nextNumber('deposit')
  await insertDeposit(unit.write, { id, number, takenAt: unit.now, takenBy: unit.actor.userId, input })
  unit.recordEvent({ register, subjectId: id, kind: 'taken', body: { number, ...input } })
  unit.tally(register, unit.today, 'taken', 1)
  return reread(unit, id)
}

/** Hands an item back. Refuses a second time, and a proxy who is not written down. */
export async function handBackDeposit(unit: Unit, input: z.output<typeof handBackSchema>): Promise<DepositRow> {
  const deposit = await getDeposit(unit.read, input.id)

  const isProxy = input.collectorKind === 'proxy'
  const collector: Collector = {
    kind: input.collectorKind, name: isProxy ? input.collectorName : deposit.depositor,
    phone: isProxy ? input.collectorPhone : deposit.phone, relation: isProxy ? input.collectorRelation : '',
  }
  orRefuse(decideHandBack(factsOf(deposit), collector))

  await closeDeposit(unit.write, input.id, unit.now, unit.actor.userId, collector)
  unit.recordEvent({ register, subjectId: input.id, kind: 'handed-back', body: { number: deposit.number, collector } })
  unit.tally(register, unit.today, 'handed-back', 1)
  return reread(unit, input.id)
}

/** Takes a mistaken handing back back: the item is held again, the book keeps both entries and the reason. */
export async function undoHandBack(unit: Unit, { id, reason }: { readonly id: Id<'deposit'>; readonly reason: string }): Promise<DepositRow> {
  const deposit = await getDeposit(unit.read, id)
  orRefuse(decideUndoHandBack(factsOf(deposit)))

  const corrects = (await listHistory(unit.read, id)).findLast((entry) => entry.kind === 'handed-back')?.seq
  await reopenDeposit(unit.write, id)
  unit.recordEvent({ register, subjectId: id, kind: 'hand-back-undone', ...(corrects === undefined ? {} : { corrects }), body: { number: deposit.number, reason, collector: deposit.collector } })
  if (deposit.handedBackAt !== null) unit.tally(register, dayOfInstant(deposit.handedBackAt), 'handed-back', -1)
  return reread(unit, id)
}

/** Corrects a line: the state is rewritten, the book keeps both lines and the reason. Refuses a correction that changes nothing. */
export async function correctDeposit(unit: Unit, { id, reason, ...input }: DepositInput & { readonly id: Id<'deposit'>; readonly reason: string }): Promise<DepositRow> {
  const deposit = await getDeposit(unit.read, id)
  const changed = orRefuse(decideCorrection(deposit.number, deposit, input))

  if (input.photoId !== null && input.photoId !== deposit.photoId) await claimAttachment(unit.write, input.photoId, 'deposit-photo', 'photoId', unit.now)
  const corrects = await latestEntrySeq(unit.read, id)
  await rewriteDeposit(unit.write, id, input)
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: deposit.number, reason, changed, ...input } })
  return reread(unit, id)
}

/** Taken in before this moment and still held means unclaimed. */
function unclaimedBeforeMs(today: Day, limitDays: number): number {
  return startOfDayMs(addDays(today, -limitDays))
}

/** A page of the deposit log; typed text narrows it through the search index. `limitDays` says from when on a deposit counts as unclaimed. */
export function listDeposits(reader: Reader, filter: DepositFilter, today: Day, limitDays: number): Promise<Page<DepositRow>> {
  const { from, to } = filter
  const heldBeforeMs = filter.status === 'unclaimed' ? unclaimedBeforeMs(today, limitDays) : null
  return pageDeposits(reader, { status: filter.status === 'unclaimed' ? 'held' : filter.status, heldBeforeMs, from, to, text: filter.text }, filter)
}

/** One deposit with everything that the book says about it. */
export async function getDepositWithHistory(reader: Reader, id: Id<'deposit'>): Promise<{ deposit: DepositRow; history: HistoryEntry[]; heldAgain: { id: Id<'deposit'>; number: string } | null }> {
  const deposit = await getDeposit(reader, id)
  return { deposit, history: await listHistory(reader, id), heldAgain: deposit.status === 'held' ? null : await findHeldAgain(reader, deposit) }
}

/** The deposit on this ticket; scanners and people differ in case and spaces. */
export async function findDepositByTicket(reader: Reader, number: string): Promise<DepositRow | null> {
  return (await findDepositByNumber(reader, ticketNumber(number))) ?? null
}

/** Deposits held for more than `limitDays` days, the oldest first, as lines of today's screen. */
export async function listUnclaimedDeposits(reader: Reader, today: Day, limitDays: number): Promise<TodayLine[]> {
  const rows = await listHeldBefore(reader, unclaimedBeforeMs(today, limitDays), 50)
  return rows.map((row) => {
    const dueDay = addDays(dayOfInstant(row.takenAt), limitDays)
    return { kind: 'deposit', subjectId: row.id, number: row.number, title: row.item, person: row.depositor, dueDay, daysLate: daysBetween(dueDay, today), clause: null }
  })
}

/** How many items the desk holds now. */
export async function countHeldDeposits(reader: Reader): Promise<number> {
  return countHeld(reader)
}
