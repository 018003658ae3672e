/** Gathers today's lines from the features; the one place where they meet. */
import { listWaitingApprovals } from '#main/features/approvals/approvals.service.ts'
import { countHeldDeposits, listUnclaimedDeposits } from '#main/features/deposits/deposits.service.ts'
import { countDesk, listDueDeskWork, listForgottenVisits } from '#main/features/desk/desk.service.ts'
import { listMovementLines } from '#main/features/disclosure/movements.service.ts'
import { listLeakLines } from '#main/features/leaks/leaks.service.ts'
import { countOpenLoans, listDueLoans } from '#main/features/lending/lending.facts.ts'
import { listProposalLines } from '#main/features/policies/changes.service.ts'
import { listDutyLines } from '#main/features/duties/duties.service.ts'
import { listWaitingPenalties } from '#main/features/penalties/penalties.service.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import { disclosureSources, leakSources } from '#main/app/disclosure-sources.ts'
import type { TodaySources } from '#main/features/today/today.handlers.ts'
import type { Clock } from '#main/platform/platform.ts'

/** Builds the sources of today's screen. */
export function createTodaySources(clock: Clock): TodaySources {
  return {
    today: () => clock.today(),
    dueLoans: listDueLoans,
    unclaimedDeposits: async (reader, day) => listUnclaimedDeposits(reader, day, (await getSettings(reader)).unclaimedDepositDays),
    deskWork: async (reader, day) => [...await listForgottenVisits(reader, day), ...await listDueDeskWork(reader, day)],
    movements: (reader, actor, day) => listMovementLines(reader, disclosureSources, actor, day),
    leaks: (reader, actor) => listLeakLines(reader, leakSources, actor, clock.now()),
    duties: (reader, actor, day) => listDutyLines(reader, actor, day),
    waitingPenalties: listWaitingPenalties,
    policyProposals: listProposalLines,
    waitingApprovals: (reader, actor) => listWaitingApprovals(reader, actor, clock.today()),
    counts: async (reader) => ({ ...await countDesk(reader), heldDeposits: await countHeldDeposits(reader), openLoans: await countOpenLoans(reader) }),
  }
}
