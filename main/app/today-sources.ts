/** Gathers today's lines from the features; the one place where they meet. */
import { countHeldDeposits, listUnclaimedDeposits } from '#main/features/deposits/deposits.service.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import type { TodaySources } from '#main/features/today/today.handlers.ts'
import type { Clock } from '#main/platform/platform.ts'

/** Builds the sources of today's screen. */
export function createTodaySources(clock: Clock): TodaySources {
  return {
    today: () => clock.today(),
    dueLoans: () => Promise.resolve([]),
    unclaimedDeposits: async (reader, day) => listUnclaimedDeposits(reader, day, (await getSettings(reader)).unclaimedDepositDays),
    waitingApprovals: () => Promise.resolve([]),
    counts: async (reader) => ({ inside: 0, heldDeposits: await countHeldDeposits(reader), openLoans: 0, openCases: 0 }),
  }
}
