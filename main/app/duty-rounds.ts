/** Opens recurring duties when somebody logs in on a new day, and at midnight while somebody is logged in; the book names the person who was there. */
import type { Archive } from '#main/db/archive.ts'
import type { Keeper } from '#main/app/keeper.ts'
import { openDueReports } from '#main/features/customer-reports/report-definitions.service.ts'
import { beginCareDay } from '#main/features/customer-care/customer-care.service.ts'
import { openDuePlans } from '#main/features/customer-visits/plans.service.ts'
import { reproposeGrowing } from '#main/features/penalties/penalties.proposal.ts'
import { careSources } from '#main/app/customer-care-sources.ts'
import { penaltyRules } from '#main/app/penalty-sources.ts'
import { catchUpDuties, findCaughtUpDay } from '#main/mechanisms/duties/duties.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

/** How often a new day is looked for. */
const roundMs = 60_000

export type DutyRounds = {
  /** Catches up for the day on which this person logs in. */
  enter(archive: Archive, actor: Actor): Promise<void>
  stop(): void
}

/** Builds the rounds of a keeper. */
export function createDutyRounds(keeper: Keeper): DutyRounds {
  let present: Actor | null = null
  async function enter(archive: Archive, actor: Actor): Promise<void> {
    present = actor
    const today = keeper.platform.clock.today()
    const last = await findCaughtUpDay(archive.reader)
    if (last !== null && last >= today) return
    await archive.write({ actor, operation: 'duties.catchUp' }, async (unit) => { await catchUpDuties(unit, dutyRulesInForce(today)); await openDuePlans(unit); await beginCareDay(unit, careSources); await openDueReports(unit); await reproposeGrowing(unit, await penaltyRules(unit.read)) })
  }
  const timer = setInterval(() => {
    const archive = keeper.archive()
    // A fault here is met again, and shown, by the next login.
    if (archive !== null && present !== null) void enter(archive, present).catch(() => undefined)
  }, roundMs)
  timer.unref()
  return { enter, stop: () => { clearInterval(timer) } }
}
