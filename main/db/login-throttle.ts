/** Slows guessing down: five wrong tries are free, then each costs a longer wait, per user, on a clock that cannot be set back. */

export type LoginThrottle = {
  /** Seconds to wait before the next try; 0 when one may be made now. */
  waitSeconds(userId: string): number
  failed(userId: string): void
  succeeded(userId: string): void
}

export const freeTries = 5
const firstWaitSeconds = 15
const longestWaitSeconds = 900

/** Builds the throttle over a monotonic clock in milliseconds. */
export function createLoginThrottle(monotonicMs: () => number): LoginThrottle {
  const failures = new Map<string, { count: number; freeAtMs: number }>()
  return {
    waitSeconds(userId) {
      const entry = failures.get(userId)
      return entry === undefined ? 0 : Math.max(0, Math.ceil((entry.freeAtMs - monotonicMs()) / 1000))
    },
    failed(userId) {
      const count = (failures.get(userId)?.count ?? 0) + 1
      const waitSeconds = count < freeTries ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (count - freeTries))
      failures.set(userId, { count, freeAtMs: monotonicMs() + waitSeconds * 1000 })
    },
    succeeded: (userId) => void failures.delete(userId),
  }
}
