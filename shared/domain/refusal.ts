/** Guarantees that an expected "no" says what happened, which clause says so, and what would make it a "yes". */
import type { Role } from '#shared/domain/access.ts'
import type { Result } from '#shared/kernel/result.ts'

/** A fact that a refusal card prints: a day, a count, a name. Never a key or a password. */
export type Fact = string | number | boolean | null | readonly string[]
export type Facts = Readonly<Record<string, Fact>>

/** One reason for a "no". Its sentences are `refusal.<code>` and `remedy.<remedy.code>` in `shared/text`. */
export type Refusal = {
  /** `<feature>.<reason>`, e.g. `lending.loan-too-long`. */
  readonly code: string
  /** The clause that says so, e.g. `P07-19.5`. */
  readonly clause?: string
  /** The input field that the reason belongs to, when there is one. */
  readonly field?: string
  readonly facts: Facts
  /** What would make it a "yes"; `values` are the inputs that a button can fill in. */
  readonly remedy?: { readonly code: string; readonly facts?: Facts; readonly values?: Facts }
  /** Who may decide otherwise. */
  readonly mayDecide?: readonly Role[]
}

/** A remark that lets the work go on; its sentence is `warning.<code>`. */
export type Warning = Pick<Refusal, 'code' | 'clause' | 'facts'>

/** Carries refusals through a transaction so that it rolls back; the rpc chain turns it into the declared error. */
export class RefusedError extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.code).join(', '))
    this.name = 'RefusedError'
    this.refusals = refusals
  }
}

/** Throws the given reasons. */
export function refuse(...refusals: readonly Refusal[]): never {
  throw new RefusedError(refusals)
}

/** The value of a decision, or its refusals thrown together. */
export function orRefuse<T>(result: Result<T, readonly Refusal[]>): T {
  if (!result.ok) throw new RefusedError(result.error)
  return result.value
}

/** A record that a person asked for does not exist (any more). `subject` is the glossary's word for it. */
export class NotFoundError extends Error {
  readonly subject: string
  constructor(subject: string) {
    super(`no such ${subject}`)
    this.name = 'NotFoundError'
    this.subject = subject
  }
}
