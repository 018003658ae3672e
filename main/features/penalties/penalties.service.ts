/** Penalties' work: see, correct, dispute, decide; each in the caller's transaction, each in the register book. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { requireDecider } from '#main/features/penalties/penalties.deciders.ts'
import { reproposeOf } from '#main/features/penalties/penalties.proposal.ts'
import type { RulesOfDay } from '#main/features/penalties/penalties.proposal.ts'
import { findPenalty, listUndecided, pagePenalties, readPayers, statusesOf, updatePenalty, writePayers } from '#main/features/penalties/penalties.repository.ts'
import type { NamedPayers, PenaltyNarrowing } from '#main/features/penalties/penalties.repository.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { PenaltyDecision, PenaltyFilter, PenaltyRow } from '#shared/contract/penalties.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideCorrectionDay } from '#shared/domain/penalty-findings.ts'
import { payerPosts } from '#shared/domain/penalty-gates.ts'
import type { Payers } from '#shared/domain/penalty-gates.ts'
import { decidePenaltyAct } from '#shared/domain/penalties.ts'
import type { PenaltyAct } from '#shared/domain/penalties.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { addDays, addMonths, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { formatCents, toCents } from '#shared/kernel/money.ts'
import { correctionDutyOfP10 } from '#shared/policies/p10.ts'

const register = 'penalties'

/** One penalty; throws when there is none. */
export async function getPenalty(reader: Reader, id: Id<'penalty'>): Promise<PenaltyRow> {
  const penalty = await findPenalty(reader, id)
  if (penalty === undefined) throw new NotFoundError('penalty')
  return penalty
}

/** One penalty that this person may act on: whoever does not read them all sees his own and those that he recorded. */
async function getVisible(unit: Unit, id: Id<'penalty'>): Promise<PenaltyRow> {
  const { actor } = unit
  const penalty = await getPenalty(unit.read, id)
  if (hasCapability(actor.role, 'penalties.read') || penalty.personId === actor.userId) return penalty
  const own = await listPenalties(unit.read, { status: 'all', text: penalty.number, month: null, cursor: null, size: 1 }, actor.userId)
  if (own.rows.length === 0) throw new NotFoundError('penalty')
  return penalty
}

/** One penalty with everything that the book says about it. */
export async function getPenaltyWithHistory(reader: Reader, id: Id<'penalty'>): Promise<{ penalty: PenaltyRow; history: HistoryEntry[] }> {
  return { penalty: await getPenalty(reader, id), history: await listHistory(reader, id) }
}

/** First and last day of a month, 'YYYY-MM'. */
export function daysOfMonth(month: string): { readonly from: Day; readonly to: Day } {
  const from = toDay(`${month}-01`)
  return { from, to: addDays(addMonths(from, 1), -1) }
}

/** A page of penalties; `concerning` keeps those about a person or recorded by him. */
export function listPenalties(reader: Reader, filter: PenaltyFilter, concerning: Id<'user'> | null = null): Promise<Page<PenaltyRow>> {
  const days = filter.month === null ? { from: null, to: null } : daysOfMonth(filter.month)
  const narrowing: PenaltyNarrowing = { statuses: statusesOf(filter.status), text: filter.text, ...days, concerning }
  return pagePenalties(reader, narrowing, filter)
}

/** Notes when a fault was put right; later days bring no repeat. Refuses a day before the finding, one to come, and a fault that was put right before. */
export async function correctFault(unit: Unit, { id, correctedOn }: { readonly id: Id<'penalty'>; readonly correctedOn: Day }, rulesOfDay: RulesOfDay): Promise<PenaltyRow> {
  const penalty = await getVisible(unit, id)
  const refusals = [...decideCorrectionDay(penalty.day, correctedOn, unit.today)]
  if (penalty.correctedOn !== null) refusals.push({ code: 'penalties.already-corrected', clause: penalty.clause, field: 'correctedOn', facts: { number: penalty.number, correctedOn: penalty.correctedOn } })
  if (refusals.length > 0) refuse(...refusals)
  await updatePenalty(unit.write, id, { corrected_on: correctedOn })
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', body: { number: penalty.number, correctedOn } })
  await settleDutiesOf(unit, id, [correctionDutyOfP10], { action: 'complete', words: '', recordNumber: penalty.number })
  unit.touch('today')
  await reproposeOf(unit, penalty.personKey, rulesOfDay, await loadCalendar(unit.read))
  return getPenalty(unit.read, id)
}

/** More of them do not help today's screen. */
const todayLimit = 20
const wordsShown = 60

/** Proposals and disputes that wait for this person's decision, the oldest day first; nobody decides on his own. */
export async function listWaitingPenalties(reader: Reader, actor: Actor): Promise<TodayLine[]> {
  return (await listUndecided(reader, actor.userId, todayLimit)).map((row) => {
    const money = row.amount_cents === 0 ? '' : `${formatCents(toCents(row.amount_cents))} `
    return { kind: 'penalty', subjectId: row.id, number: row.number, title: `${money}${row.evidence.slice(0, wordsShown)}`, person: row.person_name, dueDay: null, daysLate: 0, clause: row.clause }
  })
}

/** Names who holds the posts whose holder pays for what others did; what is left out has nobody from then on. */
export async function setPayers(unit: Unit, payers: Payers): Promise<NamedPayers> {
  const before = await readPayers(unit.read)
  for (const post of payerPosts) await writePayers(unit.write, post, [...new Set(payers[post] ?? [])], { changed_at: unit.now, changed_by: unit.actor.userId })
  const after = await readPayers(unit.read)
  unit.recordEvent({ register, subjectId: 'payers', kind: 'payers-named', body: { before, after } })
  return after
}

const eventOf = { confirm: 'confirmed', reduce: 'reduced', waive: 'waived', dispute: 'disputed', 'settle-dispute': 'dispute-settled' } as const satisfies Record<PenaltyAct['action'], string>

/** Does what a person decided or disputes. Refuses what the status does not allow, one's own, a reason left out, and a reduction that reduces nothing. Proposals after it are counted anew. */
export async function actOnPenalty(unit: Unit, input: PenaltyDecision | { readonly id: Id<'penalty'>; readonly action: 'dispute'; readonly reason: string }, rulesOfDay: RulesOfDay): Promise<PenaltyRow> {
  const penalty = await getVisible(unit, input.id)
  if (input.action !== 'dispute') await requireDecider(unit, penalty)
  const amountCents = 'amountCents' in input ? input.amountCents : undefined
  const act: PenaltyAct = { action: input.action, byUserId: unit.actor.userId, reason: input.reason, ...(amountCents === undefined ? {} : { amountCents: toCents(amountCents) }), ...('outcome' in input && input.outcome !== undefined ? { outcome: input.outcome } : {}) }
  const decided = orRefuse(decidePenaltyAct({ number: penalty.number, status: penalty.status, amountCents: toCents(penalty.amountCents), personId: penalty.personId ?? '', clause: penalty.clause, consequence: penalty.consequence }, act))

  // What is settled is proposed again as it was proposed.
  const decidedCents = input.action === 'settle-dispute' ? penalty.proposedCents : decided.amountCents
  const isDecision = input.action !== 'dispute' && input.action !== 'settle-dispute'
  await updatePenalty(unit.write, input.id, {
    status: decided.status, amount_cents: decidedCents, consequence: decided.consequence === null ? null : JSON.stringify(decided.consequence), reason: input.reason, ...(isDecision ? { decided_at: unit.now, decided_by: unit.actor.userId } : { decided_at: null, decided_by: null }),
  })
  unit.recordEvent({ register, subjectId: input.id, kind: eventOf[input.action], body: { number: penalty.number, reason: input.reason, amountCents: decidedCents, clause: penalty.clause } })
  if (isDecision) unit.tally(register, penalty.day, decided.status, 1)
  if (decided.status === 'waived') await settleDutiesOf(unit, input.id, [correctionDutyOfP10], { action: 'void', words: input.reason, recordNumber: penalty.number })
  unit.touch('today')
  await reproposeOf(unit, penalty.personKey, rulesOfDay, await loadCalendar(unit.read))
  return getPenalty(unit.read, input.id)
}
