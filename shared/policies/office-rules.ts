/** Guarantees that every rule is asked for a day: the packs that the office lives by, its own figures, and of packs that disagree the one that rules. */
import type { CaseRules } from '#shared/domain/cases.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import type { LendingRules } from '#shared/domain/lending.ts'
import { figureKey, lawOn } from '#shared/domain/policies/changes.ts'
import type { OfficeLaw, PublishedChange } from '#shared/domain/policies/changes.ts'
import { findConflicts, rulingOf } from '#shared/domain/policies/conflicts.ts'
import type { Conflict, Position } from '#shared/domain/policies/conflicts.ts'
import type { ReceptionRules } from '#shared/domain/visits.ts'
import type { Day } from '#shared/kernel/days.ts'
import { policyPacks } from '#shared/policies/index.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import { caseRulesFrom } from '#shared/policies/p04.ts'
import { receptionRulesFrom } from '#shared/policies/p06.ts'
import { lendingRulesFrom, p07 } from '#shared/policies/p07.ts'
import { followupLawFrom } from '#shared/policies/p14.ts'
import type { FollowupLaw } from '#shared/policies/p14.ts'
import { customerVisitLawFrom } from '#shared/policies/p17.ts'
import type { CustomerVisitLaw } from '#shared/policies/p17.ts'
import { filingLawFrom } from '#shared/policies/p19.ts'
import type { FilingLaw } from '#shared/policies/p19.ts'
import { loadPacks } from '#shared/policies/pack-faults.ts'
import type { PackFault } from '#shared/policies/pack-faults.ts'
import { dutyRulesIn } from '#shared/policies/policy.ts'
import type { Clause, FigureReader, PolicyPack } from '#shared/policies/policy.ts'
import { positionsOf, topics } from '#shared/policies/topics.ts'
import { packsAtTheBeginning } from '#shared/policies/trades.ts'

export type OfficeRules = {
  readonly law: OfficeLaw
  /** The packs that act on the day, with the office's figures in their clauses. */
  readonly packs: readonly PolicyPack[]
  /** Every pack that the program knows, so. */
  readonly allPacks: readonly PolicyPack[]
  readonly duties: readonly DutyRule[]
  readonly lending: LendingRules
  readonly cases: CaseRules
  readonly reception: ReceptionRules
  readonly followups: FollowupLaw
  readonly customerVisits: CustomerVisitLaw
  readonly filing: FilingLaw
  /** The violations that are charged on the day: of a topic that the office decided, only those of the pack that rules it. */
  readonly penalties: readonly PenaltyRule[]
  readonly conflicts: readonly Conflict[]
  readonly topicTerms: TopicTerms
  /** A figure of any clause as it rules. */
  readonly figure: FigureReader
  /** Mistakes that kept a changed pack out; as long as there is one, the pack as printed stays. */
  readonly faults: readonly PackFault[]
}

const clausesById: ReadonlyMap<string, Clause> = new Map(policyPacks.flatMap((pack) => pack.clauses.map((clause) => [clause.id, clause])))

/** A clause of any pack as printed. */
export function findClause(id: string): Clause | undefined {
  return clausesById.get(id)
}

function printedFigure(clauseId: string, name: string): number {
  const value = clausesById.get(clauseId)?.numbers[name]
  if (typeof value !== 'number') throw new RangeError(`${clauseId} prints no ${name}`)
  return value
}

/** A pack with the office's figures: in its clauses, and in the terms of its duties. Its version says how many of them were changed. */
function withFigures(pack: PolicyPack, law: OfficeLaw): PolicyPack {
  const changes = law.changesOf.get(pack.id)
  if (changes === undefined) return pack
  const value = (clauseId: string, name: string) => law.figures.get(figureKey(clauseId, name))
  const clauses = pack.clauses.map((clause) => ({ ...clause, numbers: Object.fromEntries(Object.entries(clause.numbers).map(([name, printed]) => [name, value(clause.id, name) ?? printed])) }))
  const duties = pack.duties?.map((duty) => withTerm(duty, law))
  return { ...pack, version: `${pack.version}-${String(changes)}`, clauses, ...(duties === undefined ? {} : { duties }) }
}

/** What rules a duty's term besides the office's figures: by topic, the term of the pack that decides it. */
type TopicTerms = ReadonlyMap<string, { readonly clause: string; readonly term: FilingLaw['term'] }>

function ofTopic(duty: DutyRule, terms: TopicTerms): DutyRule {
  const ruled = duty.topic === undefined ? undefined : terms.get(duty.topic)
  if (ruled === undefined || duty.comes.kind === 'recurs') return duty
  return { ...duty, clause: ruled.clause, comes: { ...duty.comes, term: ruled.term } }
}

function withTerm(duty: DutyRule, law: OfficeLaw): DutyRule {
  const count = duty.figure === undefined ? undefined : law.figures.get(figureKey(duty.figure.clauseId, duty.figure.name))
  if (count === undefined || duty.comes.kind === 'recurs') return duty
  return { ...duty, comes: { ...duty.comes, term: { ...duty.comes.term, count } } }
}

/** A declared duty as the law has it, or none when the office does not live by its pack. */
export function rulingDuty(duty: DutyRule, { packs, law, topicTerms }: OfficeRules): readonly DutyRule[] {
  return packs.some((pack) => duty.clause.startsWith(`${pack.id}-`)) ? [ofTopic(withTerm(duty, law), topicTerms)] : []
}

/** The rules of a day. `published` are the office's changes in the order in which they were published. */
export function rulesOn(day: Day, published: readonly PublishedChange[]): OfficeRules {
  const law = lawOn(day, packsAtTheBeginning, published)
  const changed = loadPacks(policyPacks.map((pack) => withFigures(pack, law)), policyPacks)
  const isRefused = new Set(changed.faults.filter((fault) => fault.weight === 'refused').map((fault) => fault.pack))
  const figure: FigureReader = (clauseId, name) => (isRefused.has(clauseId.slice(0, 3)) ? undefined : law.figures.get(figureKey(clauseId, name))) ?? printedFigure(clauseId, name)
  const packs = changed.packs.filter((pack) => law.activePacks.has(pack.id) && pack.effectiveFrom <= day)
  const acting = new Set<string>(packs.map((pack) => pack.id))
  const positions = positionsOf(figure)
  const ruling = (topic: string) => rulingOf(topic, positions.find((entry) => entry.topic === topic)?.positions.filter((position) => acting.has(position.pack)) ?? [], law.precedence)?.ruling ?? null
  const version = changed.packs.find((pack) => pack.id === 'P07')?.version ?? ''
  const filing = filingLaw(figure, ruling('customer-filing'))
  return {
    law, packs, allPacks: changed.packs, figure, faults: changed.faults, conflicts: findConflicts(positions, acting, law.precedence), topicTerms: filing.topicTerms, duties: packs.flatMap(dutyRulesIn).map((duty) => ofTopic(duty, filing.topicTerms)),
    lending: lendingRules(lendingRulesFrom(figure, version), ruling('loan-days'), changed.packs),
    cases: acting.has('P04') ? caseRulesFrom(figure) : { ...caseRulesFrom(figure), complaintDaysMax: null },
    reception: receptionRulesFrom(figure), followups: followupLawFrom(figure), customerVisits: customerVisitLawFrom(figure), filing: filing.law, penalties: rulingPenalties(packs.flatMap((pack) => pack.penalties?.(figure) ?? []), acting, law),
  }
}

/** Filing by P19's forms, with the term of the pack that rules it. P07 says "promptly": where the office lets it rule, the profile's term is the filing's, too. */
function filingLaw(figure: FigureReader, ruling: Position | null): { readonly law: FilingLaw; readonly topicTerms: TopicTerms } {
  const law = filingLawFrom(figure)
  if (ruling === null || ruling.pack === 'P19') return { law, topicTerms: new Map() }
  const promptly = p07.duties.find((duty) => duty.id === ruling.clauseId)?.comes
  const term = ruling.value !== null ? { unit: 'working-days' as const, count: ruling.value } : promptly !== undefined && promptly.kind === 'after' ? promptly.term : law.term
  return { law: { ...law, term }, topicTerms: new Map([['customer-filing', { clause: findClause(ruling.clauseId)?.printed ?? ruling.clauseId, term }]]) }
}

/** Clauses on the same offence that the office's decision puts aside; undecided, a finding that names several is charged once, the dearest (P13-B.5 against P20-F.1). */
function rulingPenalties(rules: readonly PenaltyRule[], acting: ReadonlySet<string>, law: OfficeLaw): readonly PenaltyRule[] {
  const aside = new Set(topics.flatMap(({ id, sayings }) => {
    const chosen = law.precedence.get(id)
    return chosen === undefined || !acting.has(chosen) || !sayings.some(({ pack }) => pack === chosen) ? [] : sayings.filter(({ pack }) => pack !== chosen).map(({ clauseId }) => clauseId)
  }))
  return rules.filter(({ clause }) => !aside.has(clause)).map(({ consequence, ...rule }) => (consequence === undefined || aside.has(consequence.clause) ? rule : { ...rule, consequence }))
}

/** Lending by P07's forms and chains, with the loan term of the pack that rules it: what was lent remembers that pack and its version. */
function lendingRules(rules: LendingRules, ruling: Position | null, packs: readonly PolicyPack[]): LendingRules {
  const pack = ruling === null || ruling.pack === rules.pack ? undefined : packs.find((candidate) => candidate.id === ruling.pack)
  if (pack === undefined || ruling === null || ruling.value === null) return rules
  return { ...rules, pack: pack.id, version: pack.version, loanDaysMax: ruling.value, clauses: { ...rules.clauses, loanDays: findClause(ruling.clauseId)?.printed ?? ruling.clauseId } }
}

export type RuleBook = { readonly published: readonly PublishedChange[]; on(day: Day): OfficeRules }

/** The rules of every day under these changes; days between two changes share one reading. */
export function openRuleBook(published: readonly PublishedChange[]): RuleBook {
  const known = new Map<string, OfficeRules>()
  // A pack may itself begin on a day, so its day is a turn like a change's.
  const turns = [...new Set([...published.map((entry) => entry.fromDay), ...policyPacks.map((pack) => pack.effectiveFrom)])].toSorted()
  return {
    published,
    on(day) {
      const turn = turns.findLast((candidate) => candidate <= day) ?? 'before'
      const rules = known.get(turn) ?? rulesOn(day, published)
      known.set(turn, rules)
      return rules
    },
  }
}

/** The rules as printed, of an office that has changed nothing. */
export const printedRules: RuleBook = openRuleBook([])
