/** The door to the rules: what the program runs, for people to read. */
import { listPolicies } from '#main/features/policies/policies.service.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Builds the handlers; `today` decides which packs are in force. */
export function createPoliciesHandlers(today: () => Day) {
  return {
    list: os.policies.list.handler(() => ({ packs: listPolicies(today()) })),
  }
}
