/** The office's policies as they rule: packs, figures, texts and owners, the figures that forms tell, and which of two packs decides a topic. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { getChange } from '#main/features/policies/changes.service.ts'
import { readOwners } from '#main/features/policies/owners.ts'
import type { OwnerOfPack } from '#main/features/policies/owners.ts'
import { endChange, insertChange } from '#main/features/policies/policies.repository.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import type { ChainStepRow, ConflictRow, PolicyChangeRow, PolicyPackRow, Ruling } from '#shared/contract/policies.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideConflictChoice, figureKey, textActs, textKey } from '#shared/domain/policies/changes.ts'
import type { OfficeLaw } from '#shared/domain/policies/changes.ts'
import { followsOf } from '#shared/domain/policies/conflicts.ts'
import type { Conflict, Position } from '#shared/domain/policies/conflicts.ts'
import { orRefuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findClause } from '#shared/policies/office-rules.ts'
import type { OfficeRules } from '#shared/policies/office-rules.ts'
import type { ChainStep, PolicyPack } from '#shared/policies/policy.ts'
import { actingOf, topics } from '#shared/policies/topics.ts'
import { packsNeeded, tradeOf } from '#shared/policies/trades.ts'

const register = 'policies'

/** Every pack that the program knows, with its figures and texts as they rule today, marked as the office lives by it or not, and who drafts its versions. */
export async function listPolicies(reader: Reader, actor: Actor, day: Day): Promise<PolicyPackRow[]> {
  const rules = await readRules(reader, day)
  const owners = await readOwners(reader)
  const acting = new Set<string>(rules.packs.map((pack) => pack.id))
  return rules.allPacks.map((pack) => toPackRow(pack, acting.has(pack.id), rules, toOwnerRow(owners(pack.id, actor))))
}

function toOwnerRow(found: OwnerOfPack | null): PolicyPackRow['owner'] {
  return found === null ? null : { department: found.owner.department, name: found.name, clause: found.owner.clause, isStaffed: found.isStaffed, isOurs: found.isOfOwner }
}

function toPackRow(pack: PolicyPack, isInForce: boolean, { law }: OfficeRules, owner: PolicyPackRow['owner']): PolicyPackRow {
  return {
    owner, id: pack.id, version: pack.version, effectiveFrom: pack.effectiveFrom, isInForce, trade: tradeOf[pack.id] ?? 'any', isNeeded: packsNeeded.includes(pack.id), zh: pack.zh, en: pack.en,
    clauses: pack.clauses.map((clause) => ({ ...clause, numbers: { ...clause.numbers }, changed: Object.keys(clause.numbers).filter((name) => law.figures.has(figureKey(clause.id, name))), notes: notesOf(clause.id, law) })),
    chains: pack.chains.map((chain) => ({ id: chain.id, version: chain.version, steps: chain.steps.map(toStepRow) })),
  }
}

function notesOf(clauseId: string, law: OfficeLaw): PolicyPackRow['clauses'][number]['notes'] {
  return textActs.flatMap((act) => { const note = law.texts.get(textKey(clauseId, act)); return note === undefined ? [] : [{ act, ...note }] })
}

/** A step with every condition under which it is asked. */
function toStepRow(step: ChainStep): ChainStepRow {
  return {
    key: step.key, clause: step.clause, roles: [...(step.roles ?? [])], posts: [...(step.posts ?? [])], mode: step.mode ?? 'one', sharePoints: step.sharePoints ?? null, climbAfterDays: step.climbAfterDays ?? null, questions: [...(step.questions ?? [])],
    onlySecrecy: [...(step.whenSecrecy ?? [])], onlyKinds: [...(step.whenKind ?? [])], onlyDepartments: [...(step.whenDepartment ?? [])], atLeastCents: step.whenAmount?.atLeastCents ?? null, belowCents: step.whenAmount?.belowCents ?? null,
  }
}

/** The figures of a day that forms tell while somebody types. */
export async function getRuling(reader: Reader, day: Day): Promise<Ruling> {
  const { lending, reception } = await readRules(reader, day)
  return {
    lending: { loanDaysMax: lending.loanDaysMax, clause: lending.clauses.loanDays },
    reception: { ...reception, ceilingCents: { ...reception.ceilingCents }, escorts: reception.escorts.map((line) => ({ ...line, guestsMax: Number.isFinite(line.guestsMax) ? line.guestsMax : null })) },
  }
}

function toPositionRow(topic: string, position: Position): ConflictRow['ruling'] {
  const clause = findClause(position.clauseId)
  const runs = clause !== undefined && clause.mechanism !== null && clause.mechanism !== 'shown'
  return { pack: position.pack, clauseId: position.clauseId, printed: clause?.printed ?? position.clauseId, zh: clause?.zh ?? '', en: clause?.en ?? '', value: position.value, unit: position.unit, acts: actingOf(topic, position.clauseId, runs) }
}

/** A conflict as the screens show it, with what the desks do about it. */
export function toConflictRow({ topic, ruling, positions, reason, isTwin }: Conflict): ConflictRow {
  const [row, others] = [toPositionRow(topic, ruling), positions.filter((position) => position !== ruling).map((position) => toPositionRow(topic, position))]
  const isCharge = topics.find(({ id }) => id === topic)?.isCharge === true
  return { topic, ruling: row, others, reason, isTwin, follows: followsOf(row.acts, others.map(({ acts }) => acts), { isCharge, reason }) }
}

/** Where packs that the office lives by disagree today; real conflicts before twins. */
export async function listConflicts(reader: Reader, day: Day): Promise<ConflictRow[]> {
  return (await readRules(reader, day)).conflicts.map(toConflictRow).toSorted((one, other) => Number(one.isTwin) - Number(other.isTwin))
}

/** Lets one pack rule a topic from today on, or the stricter again with null; a reason is kept with it. */
export async function decideConflict(unit: Unit, input: { readonly topic: string; readonly pack: string | null; readonly reason: string }): Promise<PolicyChangeRow> {
  const conflict = (await readRules(unit.read, unit.today)).conflicts.find((candidate) => candidate.topic === input.topic)
  orRefuse(decideConflictChoice(conflict ?? null, input))
  const change = { kind: 'precedence', topic: input.topic, pack: input.pack } as const
  const [id, number] = [unit.newId<'policy-change'>(), unit.nextNumber('policyChange')]
  const clause = conflict === undefined ? '' : toPositionRow(input.topic, conflict.ruling).printed
  await insertChange(unit, { id, number, change, before: conflict?.ruling.pack ?? '', fromDay: unit.today, reason: input.reason, clause, status: 'waiting', approvalId: null, owner: null, ownerBy: null })
  await endChange(unit.write, id, { status: 'published', fromDay: unit.today, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'precedence-decided', body: { number, ...input, before: conflict?.ruling.pack ?? '' } })
  return getChange(unit.read, id, unit.actor, unit.today)
}
