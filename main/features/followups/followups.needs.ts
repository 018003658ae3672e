/** What follow-ups ask of the rest of the program; the composition root answers it, so that no sibling feature is imported. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { CaseGrade, CaseKind, CaseReaction } from '#shared/domain/cases.ts'
import type { Day } from '#shared/kernel/days.ts'

/** A case of the front desk as far as follow-ups know it. */
export type CaseLine = {
  readonly id: string; readonly number: string; readonly kind: CaseKind; readonly grade: CaseGrade; readonly person: string; readonly phone: string; readonly place: string; readonly customerId: string | null
  readonly content: string; readonly receivedDay: Day; /** Null while it is not closed. */ readonly closedDay: Day | null; readonly result: string; readonly reaction: CaseReaction
}

export type FollowupNeeds = {
  today(): Day
  officeName(reader: Reader): Promise<string>
  findCase(reader: Reader, key: { readonly id: string } | { readonly number: string }): Promise<CaseLine | undefined>
  /** Requests, complaints and repairs received in a span of days. */
  listCases(reader: Reader, from: Day, to: Day): Promise<readonly CaseLine[]>
  /** Complaints that are not closed. */
  listOpenComplaints(reader: Reader): Promise<readonly CaseLine[]>
  /** Takes down what a visit brought up as a case of its own. */
  openCase(unit: Unit, words: { readonly kind: CaseKind; readonly person: string; readonly phone: string; readonly place: string; readonly customerId: string | null; readonly content: string; readonly expectedDay: Day | null }): Promise<{ readonly id: string; readonly number: string }>
  /** A person who may log in, or undefined. */
  findUser(reader: Reader, id: string): Promise<{ readonly displayName: string } | undefined>
}
