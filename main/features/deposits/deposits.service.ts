/** The deposit log's work: load, decide, save and enter in the register book, all in the caller's transaction. */
import type { z } from 'zod'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { closeDeposit, countHeld, findDeposit, findDepositByNumber, insertDeposit, listHeldBefore, pageDeposits, rewriteDeposit } from '#main/features/deposits/deposits.repository.ts'
import { latestEntrySeq, listHistory } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import type { DepositFilter, DepositInput, DepositRow, handBackSchema } from '#shared/contract/deposits.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import { decideHandBack } from '#shared/domain/deposits.ts'
import type { Collector } from '#shared/domain/deposits.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { addDays, dayOfInstant, daysBetween, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

const register = 'deposits'

async function getDeposit(reader: Reader, id: Id<'deposit'>): Promise<DepositRow> {
  const deposit = await findDeposit(reader, id)
  if (deposit === undefined) throw new NotFoundError('deposit')
  return deposit
}

/** Rereads a deposit after a write and puts it where Ctrl+K finds it. */
async function reread(unit: Unit, id: Id<'deposit'>): Promise<DepositRow> {
  const deposit = await getDeposit(unit.read, id)
  await indexDocument(unit.write, {
    kind: 'deposit', subjectId: deposit.id, title: `${deposit.number} ${deposit.item}`, subtitle: [deposit.depositor, deposit.company, deposit.place].filter((part) => part !== '').join(' · '),
    atMs: deposit.takenAt, fields: { names: [deposit.depositor], companies: [deposit.company], phones: [deposit.phone], numbers: [deposit.number], texts: [deposit.item, deposit.place] },
  })
  return deposit
}

/** Takes an item in: numbers it, keeps it as held, enters it in the book. */
export async function takeDeposit(unit: Unit, input: DepositInput): Promise<DepositRow> {
  const id = unit.newId<'deposit'>()
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
  orRefuse(decideHandBack({ ...deposit, collector: deposit.collector?.name ?? null }, collector))

  await closeDeposit(unit.write, input.id, unit.now, unit.actor.userId, collector)
  unit.recordEvent({ register, subjectId: input.id, kind: 'handed-back', body: { number: deposit.number, collector } })
  unit.tally(register, unit.today, 'handed-back', 1)
  return reread(unit, input.id)
}

/** Corrects a line: the state is rewritten, the book keeps both lines and the reason. */
export async function correctDeposit(unit: Unit, { id, reason, ...input }: DepositInput & { readonly id: Id<'deposit'>; readonly reason: string }): Promise<DepositRow> {
  const deposit = await getDeposit(unit.read, id)
  const corrects = await latestEntrySeq(unit.read, id)
  await rewriteDeposit(unit.write, id, input)
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: deposit.number, reason, ...input } })
  return reread(unit, id)
}

/** A page of the deposit log; typed text narrows it through the search index. */
export function listDeposits(reader: Reader, filter: DepositFilter): Promise<Page<DepositRow>> {
  return pageDeposits(reader, filter, matchingSubjects(filter.text, 'deposit'))
}

/** One deposit with everything that the book says about it. */
export async function getDepositWithHistory(reader: Reader, id: Id<'deposit'>): Promise<{ deposit: DepositRow; history: HistoryEntry[] }> {
  return { deposit: await getDeposit(reader, id), history: await listHistory(reader, id) }
}

/** The deposit on this ticket; scanners and people differ in case and spaces. */
export async function findDepositByTicket(reader: Reader, number: string): Promise<DepositRow | null> {
  return (await findDepositByNumber(reader, number.normalize('NFKC').replaceAll(' ', '').toUpperCase())) ?? null
}

/** Deposits held for more than `limitDays` days, the oldest first, as lines of today's screen. */
export async function listUnclaimedDeposits(reader: Reader, today: Day, limitDays: number): Promise<TodayLine[]> {
  const rows = await listHeldBefore(reader, startOfDayMs(addDays(today, -limitDays)), 50)
  return rows.map((row) => {
    const dueDay = addDays(dayOfInstant(row.takenAt), limitDays)
    return { kind: 'deposit', subjectId: row.id, number: row.number, title: row.item, person: row.depositor, dueDay, daysLate: daysBetween(dueDay, today), clause: null }
  })
}

/** How many items the desk holds now. */
export async function countHeldDeposits(reader: Reader): Promise<number> {
  return countHeld(reader)
}
