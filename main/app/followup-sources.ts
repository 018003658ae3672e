/** What follow-ups ask of the front desk, the people and the settings, and what the front desk tells them when a case ends. */
import { registerCase } from '#main/features/desk/cases.service.ts'
import type { CaseFollower } from '#main/features/desk/cases.service.ts'
import { findCaseFact, listCaseFacts, listOpenComplaintFacts } from '#main/features/desk/desk.facts.ts'
import type { CaseFact } from '#main/features/desk/desk.facts.ts'
import type { CaseLine, FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import { followClosedCase, followCorrectedCase, followReopenedCase } from '#main/features/followups/followups.service.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import { findUser } from '#main/features/users/users.repository.ts'
import { caseInputSchema } from '#shared/contract/desk.ts'
import type { CaseRow } from '#shared/contract/desk.ts'
import { addDays, dayOfInstant, startOfDayMs } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** More complaints than this are not compared for one that is being registered. */
const mostOpenComplaints = 2_000

function toLine(fact: CaseFact): CaseLine {
  return {
    id: fact.id, number: fact.number, kind: fact.kind, grade: fact.grade, person: fact.person, phone: fact.phone, place: fact.place, customerId: fact.customer_id, content: fact.content,
    receivedDay: dayOfInstant(fact.received_at), closedDay: fact.closed_at === null ? null : dayOfInstant(fact.closed_at), result: fact.result, reaction: fact.reaction,
  }
}

function lineOf(found: CaseRow): CaseLine {
  const { id, number, kind, grade, person, phone, place, customerId, content, result, reaction } = found
  return { id, number, kind, grade, person, phone, place, customerId, content, receivedDay: dayOfInstant(found.receivedAt), closedDay: found.closedAt === null ? null : dayOfInstant(found.closedAt), result, reaction }
}

/** A case that ends, opens again or is corrected is followed up accordingly, in the same transaction. */
export const caseFollower: CaseFollower = {
  closed: (unit, found) => followClosedCase(unit, lineOf(found)),
  reopened: (unit, found) => followReopenedCase(unit, lineOf(found)),
  corrected: (unit, found) => followCorrectedCase(unit, lineOf(found)),
}

/** Builds what follow-ups need; `today` is the office's day. */
export function createFollowupNeeds(today: () => Day): FollowupNeeds {
  return {
    today,
    officeName: async (reader) => (await getSettings(reader)).officeName,
    async findCase(reader, key) {
      const fact = await findCaseFact(reader, key)
      return fact === undefined ? undefined : toLine(fact)
    },
    listCases: async (reader, from, to) => (await listCaseFacts(reader, startOfDayMs(from), startOfDayMs(addDays(to, 1)))).filter(({ kind }) => kind !== 'follow-up').map(toLine),
    listOpenComplaints: async (reader) => (await listOpenComplaintFacts(reader, mostOpenComplaints)).map(toLine),
    openCase: (unit, words) => registerCase(unit, caseInputSchema.parse({ ...words, channel: 'visit' })),
    // Ids of people come validated from the contract.
    findUser: (reader, id) => findUser(reader, id as Id<'user'>),
  }
}
