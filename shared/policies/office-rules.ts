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
import { caseRulesFrom } from '#shared/policies/p04.ts'
import { receptionRulesFrom } from '#shared/policies/p06.ts'
import { lendingRulesFrom } from '#shared/policies/p07.ts'
import { loadPacks } from '#shared/policies/pack-faults.ts'
import type { PackFault } from '#shared/policies/pack-faults.ts'
import { dutyRulesIn } from '#shared/policies/policy.ts'
import type { Clause, FigureReader, PolicyPack } from '#shared/policies/policy.ts'
import { positionsOf } from '#shared/policies/topics.ts'
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
  readonly conflicts: readonly Conflict[]
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

function withTerm(duty: DutyRule, law: OfficeLaw): DutyRule {
  const count = duty.figure === undefined ? undefined : law.figures.get(figureKey(duty.figure.clauseId, duty.figure.name))
  if (count === undefined || duty.comes.kind === 'recurs') return duty
  return { ...duty, comes: { ...duty.comes, term: { ...duty.comes.term, count } } }
}

/** A declared duty as the law has it, or none when the office does not live by its pack. */
export function rulingDuty(duty: DutyRule, { packs, law }: OfficeRules): readonly DutyRule[] {
  return packs.some((pack) => duty.clause.startsWith(`${pack.id}-`)) ? [withTerm(duty, law)] : []
}

/** The rules of a day. `published` are the office's changes in the order in which they were published. */
export function rulesOn(day: Day, published: readonly PublishedChange[]): OfficeRules {
  const law = lawOn(day, packsAtTheBeginning, published)
  const changed = loadPacks(policyPacks.map((pack) => withFigures(pack, law)), policyPacks)
  const isRefused = new Set(changed.faults.filter((fault) => fault.weight === 'refused').map((fault) => fault.pack))
  const figure: FigureReader = (clauseId, name) => (isRefused.has(clauseId.slice(0, 3)) ? undefined : law.figures.get(figureKey(clauseId, name))) ?? printedFigure(clauseId, name)
  const packs = changed.packs.filter((pack) => law.activePacks.has(pack.id) && pack.effectiveFrom <= day)
  const acting = new Set<string>(packs.map((pack) => pack.id))
  const topics = positionsOf(figure)
  const ruling = (topic: string) => rulingOf(topic, topics.find((entry) => entry.topic === topic)?.positions.filter((position) => acting.has(position.pack)) ?? [], law.precedence)?.ruling ?? null
  const p07 = changed.packs.find((pack) => pack.id === 'P07')
  return {
    law, packs, allPacks: changed.packs, figure, faults: changed.faults, conflicts: findConflicts(topics, acting, law.precedence), duties: packs.flatMap(dutyRulesIn),
    lending: lendingRules(lendingRulesFrom(figure, p07?.version ?? ''), ruling('loan-days'), changed.packs),
    cases: acting.has('P04') ? caseRulesFrom(figure) : { ...caseRulesFrom(figure), complaintDaysMax: null },
    reception: receptionRulesFrom(figure),
  }
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
