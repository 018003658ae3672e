/** Stand-ins as the screen shows them: who acts for whom now and in time to come, and whom one may name. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listStandInsFrom } from '#main/mechanisms/approvals/stand-in-store.ts'
import { readOffice } from '#main/mechanisms/approvals/describe-approval.ts'
import type { ApprovalPerson, StandInRow } from '#shared/contract/approvals.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Every entry that counts today or later, the soonest first. */
export async function listStandIns(reader: Reader, actor: Actor, today: Day): Promise<{ rows: StandInRow[]; candidates: ApprovalPerson[] }> {
  const { people, names } = await readOffice(reader, today)
  const name = (userId: string) => names.get(userId) ?? userId
  const rows = (await listStandInsFrom(reader, today)).map(({ id, personId, standInId, fromDay, toDay, under }) => ({
    id, person: name(personId), standIn: name(standInId), fromDay, toDay, under, isNow: fromDay <= today, mayEnd: [personId, standInId].includes(actor.userId),
  }))
  const candidates = people.filter((person) => person.userId !== actor.userId && hasCapability(person.role, 'approvals.decide'))
  // People come from the table of users, whose ids these are.
  return { rows, candidates: candidates.map(({ userId, displayName, role, department }) => ({ id: userId as Id<'user'>, name: displayName, role, department })) }
}
