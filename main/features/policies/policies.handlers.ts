/** The doors to the rules: what rules, what is asked to be changed, where packs disagree, what acted. */
import { listCoverage, listPackFaults } from '#main/features/policies/coverage.service.ts'
import { actOnChange, listChanges, proposeChange } from '#main/features/policies/changes.service.ts'
import { decideConflict, getRuling, listConflicts, listPolicies } from '#main/features/policies/policies.service.ts'
import { listQuotas } from '#main/features/policies/quotas.service.ts'
import type { ReadQuotaLines } from '#main/features/policies/quotas.service.ts'
import { rehearseChange } from '#main/features/policies/rehearsal.service.ts'
import type { RehearseFines } from '#main/features/policies/rehearsal.service.ts'
import { os } from '#main/rpc/chain.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Builds the handlers; `today` decides which rules are read, the penalties compute their part of a rehearsal, and the registers hand out the lines that quotas count. */
export function createPoliciesHandlers(today: () => Day, rehearseFines: RehearseFines, readQuotaLines: ReadQuotaLines) {
  return {
    list: os.policies.list.handler(async ({ context }) => ({ packs: await listPolicies(context.reader, context.actor, today()) })),
    ruling: os.policies.ruling.handler(({ context }) => getRuling(context.reader, today())),
    changes: os.policies.changes.handler(async ({ context }) => ({ changes: await listChanges(context.reader, context.actor, today()) })),
    propose: os.policies.propose.handler(({ context, input }) => proposeChange(context.unit, input)),
    act: os.policies.act.handler(({ context, input }) => actOnChange(context.unit, input)),
    conflicts: os.policies.conflicts.handler(async ({ context }) => ({ conflicts: await listConflicts(context.reader, today()) })),
    decideConflict: os.policies.decideConflict.handler(({ context, input }) => decideConflict(context.unit, input)),
    rehearse: os.policies.rehearse.handler(({ context, input }) => rehearseChange(context.reader, rehearseFines, input.draft, input.months, today())),
    quotas: os.policies.quotas.handler(async ({ context, input }) => ({ rows: await listQuotas(context.reader, readQuotaLines, input.day ?? today()) })),
    coverage: os.policies.coverage.handler(async ({ context }) => ({ rows: await listCoverage(context.reader, today()), faults: await listPackFaults(context.reader, today()) })),
  }
}
