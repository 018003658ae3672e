/** Penalties' work: record a finding with its proposal, correct, dispute, decide; each in the caller's transaction, each in the register book. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { proposalColumns, reproposeOf, rulesNamed, toCounted, toFinding } from '#main/features/penalties/penalties.proposal.ts'
import type { RulesOfDay } from '#main/features/penalties/penalties.proposal.ts'
import { findPenalty, insertPenalty, listColleagues, listOfPerson, pagePenalties, statusesOf, updatePenalty } from '#main/features/penalties/penalties.repository.ts'
import type { PenaltyNarrowing } from '#main/features/penalties/penalties.repository.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { FindingInput, PenaltyDecision, PenaltyFilter, PenaltyRow } from '#shared/contract/penalties.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import { hasCapability } from '#shared/domain/access.ts'
import { decideCorrectionDay, decideFinding } from '#shared/domain/penalty-findings.ts'
import { decidePenaltyAct } from '#shared/domain/penalties.ts'
import type { PenaltyAct } from '#shared/domain/penalties.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { addDays, addMonths, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { toCents } from '#shared/kernel/money.ts'

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

/** Whom a finding is about: the colleague chosen, or the one colleague whose name was typed, so that nobody decides on his own under a typed name. */
async function findPerson(reader: Reader, { personId, personName }: FindingInput): Promise<{ readonly person_id: Id<'user'> | null; readonly person_key: string; readonly person_name: string }> {
  const colleagues = await listColleagues(reader)
  const named = personId === null ? colleagues.filter((colleague) => colleague.personName === personName) : colleagues.filter((colleague) => colleague.personId === personId)
  if (personId !== null && named.length === 0) throw new NotFoundError('user')
  const [only, ...others] = named
  if (only === undefined || others.length > 0) return { person_id: null, person_key: `name:${personName}`, person_name: personName }
  return { person_id: only.personId, person_key: only.personId, person_name: only.personName }
}

/** Records a finding and proposes its penalty. Refuses a clause that names no violation in force on that day, what a clause measures by and the finding does not say, and what is in time. */
export async function recordFinding(unit: Unit, input: FindingInput, rulesOfDay: RulesOfDay): Promise<PenaltyRow> {
  const clauses = [...new Set(input.clauses)]
  const rules = rulesNamed(rulesOfDay(input.day), clauses)
  const unknown = clauses.filter((clause) => !rules.some((rule) => rule.clause === clause))
  if (unknown.length > 0) refuse(...unknown.map((clause) => ({ code: 'penalties.unknown-violation', field: 'clause', facts: { clause, day: input.day } })))
  const person = await findPerson(unit.read, input)
  const calendar = await loadCalendar(unit.read)
  const context = { today: unit.today, calendar }
  const id = unit.newId<'penalty'>()
  const stated = {
    id, ...person, clauses: JSON.stringify(clauses), day: input.day, units: input.units ?? null, documented_cents: input.amountCents ?? null, since_day: input.sinceDay, percent: input.percent ?? null,
    cause: input.cause ?? null, corrected_on: input.correctedOn, evidence: input.evidence, recorded_at: unit.now, recorded_by: unit.actor.userId, status: 'proposed', decided_at: null, decided_by: null, reason: '',
  } as const
  // A finding recorded late is counted in the order of its day.
  const earlier = (await listOfPerson(unit.read, person.person_key)).filter((row) => row.day <= input.day)
  const finding = toFinding({ ...stated, number: '', clause: '', groups: '[]', repeats: 0, proposed_cents: 0, amount_cents: 0, steps: '[]', beside: '[]', consequence: null, earlier: '[]', is_repeating: 0 })
  orRefuse(decideFinding(rules, finding, earlier.map(toCounted), context))

  const columns = proposalColumns(rules, finding, earlier, context)
  if (columns === null) throw new Error('a finding names no rule')
  const number = unit.nextNumber('penalty')
  await insertPenalty(unit.write, { ...stated, number, ...columns })
  unit.recordEvent({ register, subjectId: id, kind: 'proposed', body: { number, ...input, clause: columns.clause, amountCents: columns.proposed_cents } })
  unit.tally(register, input.day, 'proposed', 1)
  await reproposeOf(unit, person.person_key, rulesOfDay, calendar)
  return getPenalty(unit.read, id)
}

/** Notes when a fault was put right; later days bring no repeat. Refuses a day before the finding, one to come, and a fault that was put right before. */
export async function correctFault(unit: Unit, { id, correctedOn }: { readonly id: Id<'penalty'>; readonly correctedOn: Day }, rulesOfDay: RulesOfDay): Promise<PenaltyRow> {
  const penalty = await getVisible(unit, id)
  const refusals = [...decideCorrectionDay(penalty.day, correctedOn, unit.today)]
  if (penalty.correctedOn !== null) refusals.push({ code: 'penalties.already-corrected', clause: penalty.clause, field: 'correctedOn', facts: { number: penalty.number, correctedOn: penalty.correctedOn } })
  if (refusals.length > 0) refuse(...refusals)
  await updatePenalty(unit.write, id, { corrected_on: correctedOn })
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', body: { number: penalty.number, correctedOn } })
  await reproposeOf(unit, penalty.personKey, rulesOfDay, await loadCalendar(unit.read))
  return getPenalty(unit.read, id)
}

const eventOf = { confirm: 'confirmed', reduce: 'reduced', waive: 'waived', dispute: 'disputed', 'settle-dispute': 'dispute-settled' } as const satisfies Record<PenaltyAct['action'], string>

/** Does what a person decided or disputes. Refuses what the status does not allow, one's own, a reason left out, and a reduction that reduces nothing. Proposals after it are counted anew. */
export async function actOnPenalty(unit: Unit, input: PenaltyDecision | { readonly id: Id<'penalty'>; readonly action: 'dispute'; readonly reason: string }, rulesOfDay: RulesOfDay): Promise<PenaltyRow> {
  const penalty = await getVisible(unit, input.id)
  const amountCents = 'amountCents' in input ? input.amountCents : undefined
  const act: PenaltyAct = { action: input.action, byUserId: unit.actor.userId, reason: input.reason, ...(amountCents === undefined ? {} : { amountCents: toCents(amountCents) }) }
  const decided = orRefuse(decidePenaltyAct({ number: penalty.number, status: penalty.status, amountCents: toCents(penalty.amountCents), personId: penalty.personId ?? '', clause: penalty.clause }, act))

  // What is settled is proposed again as it was proposed.
  const decidedCents = input.action === 'settle-dispute' ? penalty.proposedCents : decided.amountCents
  const isDecision = input.action !== 'dispute' && input.action !== 'settle-dispute'
  await updatePenalty(unit.write, input.id, {
    status: decided.status, amount_cents: decidedCents, reason: input.reason, ...(isDecision ? { decided_at: unit.now, decided_by: unit.actor.userId } : { decided_at: null, decided_by: null }),
  })
  unit.recordEvent({ register, subjectId: input.id, kind: eventOf[input.action], body: { number: penalty.number, reason: input.reason, amountCents: decidedCents, clause: penalty.clause } })
  if (isDecision) unit.tally(register, penalty.day, decided.status, 1)
  await reproposeOf(unit, penalty.personKey, rulesOfDay, await loadCalendar(unit.read))
  return getPenalty(unit.read, input.id)
}
