/** Recording a finding: who pays, what was found about the same thing before, the proposal for each person, and the order to put a fault right. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { proposalColumns, reproposeOf, rulesNamed, toCounted, toFinding } from '#main/features/penalties/penalties.proposal.ts'
import type { RulesOfDay } from '#main/features/penalties/penalties.proposal.ts'
import { findPenalty, insertPenalty, listColleagues, listOfMatter, listOfPerson, readPayers } from '#main/features/penalties/penalties.repository.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter } from '#main/mechanisms/duties/duties.ts'
import type { FindingInput, PenaltyRow } from '#shared/contract/penalties.ts'
import { matterGroupsOf } from '#shared/domain/penalty-gates.ts'
import type { SameMatter } from '#shared/domain/penalty-gates.ts'
import { decideFinding } from '#shared/domain/penalty-findings.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

const register = 'penalties'

type Payer = { readonly person_id: Id<'user'> | null; readonly person_key: string; readonly person_name: string; /** Who was seen, where another pays. */ readonly noted: string }
type Colleagues = Awaited<ReturnType<typeof listColleagues>>

/** Whom a finding is about: the colleague chosen, or the one colleague whose name was typed, so that nobody decides on his own under a typed name. */
function findPerson(colleagues: Colleagues, personId: Id<'user'> | null, personName: string): Payer {
  const named = personId === null ? colleagues.filter((colleague) => colleague.personName === personName) : colleagues.filter((colleague) => colleague.personId === personId)
  if (personId !== null && named.length === 0) throw new NotFoundError('user')
  const [only, ...others] = named
  if (only === undefined || others.length > 0) return { person_id: null, person_key: `name:${personName}`, person_name: personName, noted: '' }
  return { person_id: only.personId, person_key: only.personId, person_name: only.personName, noted: '' }
}

/** Who pays: the person of the finding, or whoever the office named to the post that the clause charges; the person seen is noted then. Refuses a choice between several holders. */
async function findPayer(reader: Reader, rules: readonly PenaltyRule[], input: FindingInput): Promise<Payer> {
  const colleagues = await listColleagues(reader)
  const seen = findPerson(colleagues, input.personId, input.personName)
  const charging = rules.find(({ payer }) => payer !== undefined && (payer.whenCauses === undefined || (input.cause !== undefined && payer.whenCauses.includes(input.cause))))
  if (charging?.payer === undefined) return seen
  const names = (await readPayers(reader))[charging.payer.post] ?? []
  const [only, ...others] = names
  if (only === undefined || names.includes(seen.person_name)) return seen
  if (others.length > 0) refuse({ code: 'penalties.payer-another', clause: charging.clause, field: 'personName', facts: { names: names.join(' ') } })
  return { ...findPerson(colleagues, null, only), noted: seen.person_name }
}

/** What was found about the same thing before, in this month. */
async function findSameMatter(reader: Reader, about: string, day: Day): Promise<readonly SameMatter[]> {
  if (about === '') return []
  // Groups were written by this program as a list of words.
  return (await listOfMatter(reader, about, toDay(`${day.slice(0, 7)}-01`))).map((row) => ({ number: row.number, day: row.day as Day, personKey: row.person_key, groups: JSON.parse(row.matters) as string[] }))
}

/** Records a finding of one person and proposes its penalty. */
async function recordFor(unit: Unit, payer: Payer, input: FindingInput, rules: readonly PenaltyRule[], rulesOfDay: RulesOfDay): Promise<Id<'penalty'>> {
  const calendar = await loadCalendar(unit.read)
  const id = unit.newId<'penalty'>()
  const stated = {
    id, ...payer, clauses: JSON.stringify(rules.map((rule) => rule.clause)), day: input.day, units: input.units ?? null, documented_cents: input.amountCents ?? null, since_day: input.sinceDay, percent: input.percent ?? null,
    cause: input.cause ?? null, at_time: input.at, from_time: input.fromAt, to_time: input.toAt, expected: input.expected, counted: input.counted, about: input.about, matters: JSON.stringify(matterGroupsOf(rules)),
    corrected_on: input.correctedOn, evidence: input.evidence, recorded_at: unit.now, recorded_by: unit.actor.userId, status: 'proposed', decided_at: null, decided_by: null, reason: '',
  } as const
  // A finding recorded late is counted in the order of its day.
  const earlier = (await listOfPerson(unit.read, payer.person_key)).filter((row) => row.day <= input.day)
  const finding = toFinding({ ...stated, number: '', clause: '', groups: '[]', repeats: 0, proposed_cents: 0, amount_cents: 0, steps: '[]', beside: '[]', consequence: null, earlier: '[]', is_repeating: 0 })
  const sameMatter = await findSameMatter(unit.read, input.about, input.day)
  orRefuse(decideFinding(rules, finding, earlier.map(toCounted), { today: unit.today, calendar, personKey: payer.person_key, sameMatter }))

  const columns = proposalColumns(rules, finding, earlier, { today: unit.today, calendar })
  if (columns === null) throw new Error('a finding names no rule')
  const number = unit.nextNumber('penalty')
  await insertPenalty(unit.write, { ...stated, number, ...columns })
  unit.recordEvent({ register, subjectId: id, kind: 'proposed', body: { number, ...input, personName: payer.person_name, noted: payer.noted, clause: columns.clause, amountCents: columns.proposed_cents } })
  unit.tally(register, input.day, 'proposed', 1)
  unit.touch('today')
  await reproposeOf(unit, payer.person_key, rulesOfDay, calendar)
  // Whoever it concerns may see his own; those who read all of them see it there as well.
  if (columns.is_repeating === 1 && input.correctedOn === null) {
    await openDutiesAfter(unit, dutyRulesInForce(input.day), { event: 'penalty.fault-found', day: input.day, ownerUserId: payer.person_id, subject: { kind: 'penalty-of-mine', id, number, title: payer.person_name } })
  }
  return id
}

/**
 * Records a finding and proposes its penalty, and one of his own for everybody else who took part. Refuses a clause that names no violation in force on that day, what a clause measures by and the finding does not say,
 * what is in time, spared or as it should be, and what was found before. The penalty of the person named first is answered.
 */
export async function recordFinding(unit: Unit, input: FindingInput, rulesOfDay: RulesOfDay): Promise<PenaltyRow> {
  const clauses = [...new Set(input.clauses)]
  const rules = rulesNamed(rulesOfDay(input.day), clauses)
  const unknown = clauses.filter((clause) => !rules.some((rule) => rule.clause === clause))
  if (unknown.length > 0) refuse(...unknown.map((clause) => ({ code: 'penalties.unknown-violation', field: 'clause', facts: { clause, day: input.day } })))
  const first = await findPayer(unit.read, rules, input)
  const colleagues = await listColleagues(unit.read)
  const others = input.others.map((name) => findPerson(colleagues, null, name)).filter((other, index, all) => other.person_key !== first.person_key && all.findIndex(({ person_key }) => person_key === other.person_key) === index)
  const id = await recordFor(unit, first, input, rules, rulesOfDay)
  for (const other of others) await recordFor(unit, other, input, rules, rulesOfDay)
  const recorded = await findPenalty(unit.read, id)
  if (recorded === undefined) throw new NotFoundError('penalty')
  return recorded
}
