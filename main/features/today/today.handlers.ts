/** Today: each feature adds its lines and counts through a narrow function that the composition root passes in. */
import { os } from '#main/rpc/chain.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { hasCapability } from '#shared/domain/access.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Duties due later than this stand in their own list and not yet on today's screen. */
const daysAhead = 7

/** What today's screen asks of the features. */
export type TodaySources = {
  today(): Day
  /** Open loans due on or before the day, the most overdue first. */
  dueLoans(reader: Reader, day: Day): Promise<readonly TodayLine[]>
  /** Deposits held for longer than the office allows. */
  unclaimedDeposits(reader: Reader, day: Day): Promise<readonly TodayLine[]>
  /** Visitors still inside since an earlier day, cases whose reply is due, calls that wait. */
  deskWork(reader: Reader, day: Day): Promise<readonly TodayLine[]>
  /** Leaks that wait for this person: they stand above everything else (P07-27). */
  leaks(reader: Reader, actor: Actor): Promise<readonly TodayLine[]>
  /** Moved material without a safety measure, for whoever supervises information (P07-23.2). */
  movements(reader: Reader, actor: Actor, day: Day): Promise<readonly TodayLine[]>
  /** Open duties of this person or role, and those whose lateness has climbed to it. */
  duties(reader: Reader, actor: Actor, day: Day): Promise<readonly TodayLine[]>
  /** Penalties that wait for this person's decision. */
  waitingPenalties(reader: Reader, actor: Actor): Promise<readonly TodayLine[]>
  /** Proposals to change a policy of this person’s department. */
  policyProposals(reader: Reader, actor: Actor, day: Day): Promise<readonly TodayLine[]>
  /** Approvals that this person may decide. */
  waitingApprovals(reader: Reader, actor: Actor): Promise<readonly TodayLine[]>
  counts(reader: Reader): Promise<{ inside: number; heldDeposits: number; openLoans: number; openCases: number }>
}

/** Builds today's handlers from the features' sources. A role that reads no content sees none. */
export function createTodayHandlers(sources: TodaySources) {
  return {
    overview: os.today.overview.handler(async ({ context: { reader, actor } }) => {
      const day = sources.today()
      const readsContent = hasCapability(actor.role, 'lending.read')
      const loans = readsContent ? await sources.dueLoans(reader, day) : []
      const unclaimed = readsContent ? await sources.unclaimedDeposits(reader, day) : []
      const deskWork = readsContent ? await sources.deskWork(reader, day) : []
      const leaks = hasCapability(actor.role, 'leaks.read') ? await sources.leaks(reader, actor) : []
      const movements = hasCapability(actor.role, 'disclosure.read') ? await sources.movements(reader, actor, day) : []
      const duties = hasCapability(actor.role, 'duties.read') ? await sources.duties(reader, actor, day) : []
      const dated = [...movements, ...loans, ...deskWork, ...duties]
      const waitingForMe = hasCapability(actor.role, 'approvals.read') ? await sources.waitingApprovals(reader, actor) : []
      const penalties = hasCapability(actor.role, 'penalties.decide') ? await sources.waitingPenalties(reader, actor) : []
      const proposals = hasCapability(actor.role, 'policies.own') ? await sources.policyProposals(reader, actor, day) : []
      const counts = readsContent ? await sources.counts(reader) : { inside: 0, heldDeposits: 0, openLoans: 0, openCases: 0 }
      return {
        overdue: [...leaks, ...dated.filter((line) => line.daysLate > 0), ...unclaimed], dueToday: dated.filter((line) => line.daysLate === 0 && (line.dueDay === null || line.dueDay <= day)),
        waitingForMe: [...waitingForMe, ...penalties, ...proposals, ...duties.filter((line) => line.dueDay !== null && line.dueDay > day && line.dueDay <= addDays(day, daysAhead))], counts: { ...counts, approvals: waitingForMe.length },
      }
    }),
  }
}
