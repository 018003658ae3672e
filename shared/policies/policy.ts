/** Guarantees that a policy is data: its clauses, their hardness and figures, what runs each of them, and the chains of approval that they name. */
import type { Role } from '#shared/domain/access.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import { dutyRulesOf } from '#shared/domain/register-forms.ts'
import type { RegisterForm } from '#shared/domain/register-forms.ts'
import type { PenaltyRule } from '#shared/domain/penalties.ts'
import type { PolicyOwner } from '#shared/domain/policies/owners.ts'
import { postDefaults } from '#shared/domain/posts.ts'
import type { Post } from '#shared/domain/posts.ts'
import type { PackQuota } from '#shared/domain/pack-quotas.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import { toClockTime } from '#shared/kernel/times.ts'
import type { ClockTime } from '#shared/kernel/times.ts'

export type Force = 'rule' | 'deadline' | 'flow' | 'record' | 'access' | 'schedule' | 'quota' | 'limit' | 'penalty' | 'metric' | 'classification' | 'guidance'
/** block: refuse until lawful; warn: compute, remind, mark, let the work go on; record: keep it; show: guidance for people. */
export type Hardness = 'block' | 'warn' | 'record' | 'show'
/** The engine or feature that executes a clause. */
export const mechanismNames = ['customers', 'desk', 'deposits', 'lending', 'approvals', 'registers', 'duties', 'reports', 'search', 'followups', 'customer-visits', 'customer-filing', 'penalties', 'policies', 'disclosure', 'leaks', 'custody', 'customer-care'] as const
export type MechanismName = (typeof mechanismNames)[number]

/** A clause as it is printed and understood; every policy's stand in its `.clauses.ts`. */
export type ClauseText = {
  /** Policy and clause, a letter for each part of one printed clause, e.g. `P07-19.5b`. */
  readonly id: string
  /** Policy and clause as printed, e.g. `P07-19.5`: what a refusal cites. */
  readonly printed: string
  readonly force: Force
  readonly hardness: Hardness
  /** What it says, in our own words. */
  readonly zh: string
  readonly en: string
  /** Every figure that the clause prints; `unit` says in what. */
  readonly numbers: Readonly<Record<string, number | string>>
}

/** `shown` is guidance for people; null is a clause that the program does not run yet, and says so. */
export type Clause = ClauseText & { readonly mechanism: MechanismName | 'shown' | null }

/** Which mechanism runs which clause; a clause that the policy does not have does not compile. */
export type ClauseRuns<Texts extends readonly ClauseText[]> = { readonly [Id in Texts[number]['id']]?: MechanismName }

/** Joins a policy's clauses with what runs them. Guidance is shown; whatever is left is not run yet. */
export function declareClauses<const Texts extends readonly ClauseText[]>(texts: Texts, runs: ClauseRuns<Texts>): readonly Clause[] {
  const byId: Readonly<Record<string, MechanismName | undefined>> = runs
  return texts.map((text) => ({ ...text, mechanism: byId[text.id] ?? (text.hardness === 'show' ? 'shown' : null) }))
}

/** A figure of a clause. Throws when the clause prints no such figure, which is a mistake of the pack found when it is loaded. */
export function figureOf<const Texts extends readonly ClauseText[]>(texts: Texts, id: Texts[number]['id'], name: string): number {
  const value = texts.find((text) => text.id === id)?.numbers[name]
  if (typeof value !== 'number') throw new RangeError(`${id} prints no ${name}`)
  return value
}

/** A time of day that a clause prints, 'HH:MM'. Throws when it prints none. */
export function printedClock<const Texts extends readonly ClauseText[]>(texts: Texts, id: Texts[number]['id'], name: string): ClockTime {
  const value = texts.find((text) => text.id === id)?.numbers[name]
  if (typeof value !== 'string') throw new RangeError(`${id} prints no ${name}`)
  return toClockTime(value)
}

/** Reads a figure of a clause as it rules: printed, or as the office changed it. Throws when the clause prints no such figure. */
export type FigureReader = (clauseId: string, name: string) => number

/** The figures as printed. */
export function printedFigures(texts: readonly ClauseText[]): FigureReader {
  return (clauseId, name) => figureOf(texts, clauseId, name)
}

/** One step of a chain. Every `when…` that stands there must hold, or the step is left out; a fact that the matter does not state keeps the step, which is the stricter reading. */
export type ChainStep = {
  readonly key: string
  readonly clause: string
  /** Whoever holds one of these roles may decide it. A step names roles, posts, or both. */
  readonly roles?: readonly Role[]
  /** Whoever holds one of these posts in this office may decide it. */
  readonly posts?: readonly Post[]
  /** Only for material of these levels. */
  readonly whenSecrecy?: readonly SecrecyLevel[]
  /** Only for sums from `atLeastCents`, and below `belowCents`. */
  readonly whenAmount?: { readonly atLeastCents?: number; readonly belowCents?: number }
  /** Only for these kinds of the matter. */
  readonly whenKind?: readonly string[]
  /** Only when the requester is of one of these departments. */
  readonly whenDepartment?: readonly string[]
  /** How its decisions count; absent: the first agreement carries it. `all`: every seat. `share`: `sharePoints` of all voices. */
  readonly mode?: 'one' | 'all' | 'share'
  /** Share of the voices that carries a vote, in basis points (6,666 for two thirds: 6,667 would ask all three of three). */
  readonly sharePoints?: number
  /** Whose voices count in `all` and `share`: one a role, or one each person who holds a role when the step opens. Absent: roles for `all`, people for `share`. */
  readonly voices?: 'roles' | 'people'
  /** Questions that whoever agrees for the chain answers, each with yes; a no is a reason to refuse or return. Keys of `approvals.question-<key>`. */
  readonly questions?: readonly string[]
  /** Calendar days after which the next authority is asked as well; absent: it waits. Time never agrees. */
  readonly climbAfterDays?: number
}

/** The roles that a step asks, a post by the role that holds it when the office named nobody. */
export function rolesAskedBy(step: Pick<ChainStep, 'roles' | 'posts'>): readonly Role[] {
  return [...new Set([...(step.roles ?? []), ...(step.posts ?? []).map((post) => postDefaults[post].role)])]
}

/** A chain of approval, asked in order. A running approval keeps the version that it began with. */
export type Chain = { readonly id: string; readonly version: number; readonly steps: readonly ChainStep[] }

export type PolicyPack = {
  readonly id: `P${string}`
  /** Of the pack as data; what was decided remembers it. */
  readonly version: string
  readonly effectiveFrom: Day
  readonly zh: string
  readonly en: string
  /** The department that drafts its versions, where a clause says so. */
  readonly owner?: PolicyOwner
  readonly clauses: readonly Clause[]
  readonly chains: readonly Chain[]
  readonly duties?: readonly DutyRule[]
  /** Its registers and forms; each is a screen, a paper and a file without further code. */
  readonly registers?: readonly RegisterForm[]
  /** How much of what is to be done in each week, month or year, counted from its registers. */
  readonly quotas?: readonly PackQuota[]
  /** Its violations with what each costs, by the figures that rule. */
  readonly penalties?: (figure: FigureReader) => readonly PenaltyRule[]
}

/** Every duty that a pack brings: those of its own, and those that lines of its registers open. */
export function dutyRulesIn(pack: PolicyPack): readonly DutyRule[] {
  return [...(pack.duties ?? []), ...(pack.registers ?? []).flatMap(dutyRulesOf)]
}
