/** Guarantees that a policy is data: its clauses, their hardness and numbers, and the chains of approval that they name. */
import type { Role } from '#shared/domain/access.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'

/** block: refuse until lawful; warn: compute, remind, mark, let the work go on; record: keep it; show: guidance for people. */
export type Hardness = 'block' | 'warn' | 'record' | 'show'
/** The engine or feature that executes a clause; `shown` is guidance. */
export type MechanismName = 'customers' | 'desk' | 'lending' | 'approvals' | 'registers' | 'shown'

export type Clause = {
  /** Policy and clause as the catalogue splits it, e.g. `P07-19.5b`. */
  readonly id: string
  /** Policy and clause as printed, e.g. `P07-19.5`: what a refusal cites. */
  readonly printed: string
  /** What it says, in our own words. */
  readonly zh: string
  readonly en: string
  readonly hardness: Hardness
  readonly mechanism: MechanismName
  /** Every figure with its unit in its name, e.g. `loanDaysMax` in calendar days. */
  readonly numbers: Readonly<Record<string, number>>
}

/** One step of a chain. `whenSecrecy` asks it only for material of these levels. */
export type ChainStep = {
  readonly key: string
  readonly clause: string
  /** Whoever holds one of these roles may decide it. */
  readonly roles: readonly Role[]
  readonly whenSecrecy?: readonly SecrecyLevel[]
  /** How its decisions count; absent: the first agreement carries it. */
  readonly mode?: 'one'
  /** Calendar days after which the next authority is asked as well; absent: it waits. Time never agrees. */
  readonly climbAfterDays?: number
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
  readonly clauses: readonly Clause[]
  readonly chains: readonly Chain[]
}
