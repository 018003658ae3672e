/** 1,000 approvals decided: the pure rules with every reason, and beside them the same through a real encrypted archive, one durable commit each. */
import { actOnApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { decideApprovalAct } from '#main/mechanisms/approvals/decide-approval-act.ts'
import { atMost, millisecondsOf } from '#tests/bench/figure.ts'
import type { Figure } from '#tests/bench/figure.ts'
import { agree, beginChain, by, chainOf, factsOf, step } from '#tests/support/approval-cases.ts'
import { openApprovalArchive } from '#tests/support/approval-archive.ts'

const count = 1_000
const chain = chainOf(step('review', ['archive-administrator']), step('both', ['department-manager', 'general-manager'], { mode: 'all' }))

/** Decides 1,000 approvals of two steps and three voices by the rules alone. */
export function decideThousand(): number {
  const facts = factsOf()
  let agreed = 0
  for (let index = 0; index < count; index += 1) {
    let approval = beginChain(chain)
    for (const name of ['archivist', 'manager', 'director']) {
      const decided = decideApprovalAct(approval, agree(), by(name), facts)
      if (decided.ok) approval = decided.value.approval
    }
    if (approval.status === 'agreed') agreed += 1
  }
  return agreed
}

/** Milliseconds for 1,000 approvals by the rules, and for 1,000 first steps agreed in an archive. */
export async function measureApprovals(): Promise<readonly Figure[]> {
  const pure = await millisecondsOf(() => { if (decideThousand() !== count) throw new Error('an approval was lost') }, 5)
  const archive = await openApprovalArchive({ 前台: 'clerk', 档案员: 'archive-administrator', 经理: 'department-manager', 总经理: 'general-manager' })
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) ids.push((await archive.ask('前台', chain, `B-${String(index)}`)).id)
  const began = performance.now()
  for (const id of ids) await archive.as('档案员', (unit) => actOnApproval(unit, id, agree(1)))
  const kept = performance.now() - began
  archive.close()
  return [atMost('approvals: 1,000 decided by the rules', pure, 1_000, 'ms'), atMost('approvals: 1,000 acts kept, each durable', kept, 15_000, 'ms')]
}
