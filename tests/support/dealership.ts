/** An office that lives by the car dealer's policies as well, and records violations at its desks. */
import type { FindingInput, PenaltyRow } from '#shared/contract/penalties.ts'
import { openTestOffice } from '#tests/support/office.ts'
import type { Client, TestOffice } from '#tests/support/office.ts'

export type Dealership = {
  readonly office: TestOffice
  readonly archivist: Client
  readonly manager: Client
  /** Records a finding as the archive administrator; day, person and words have a default. */
  find(clauses: string | readonly string[], more?: Partial<Omit<FindingInput, 'clauses'>>): Promise<PenaltyRow>
  /** Codes of the refusals of a call, with the clauses that they cite. */
  refusals(work: Promise<unknown>): Promise<readonly string[]>
  close(): Promise<void>
}

/** Puts these packs in force on the given day, as an office does: a manager asks, the general manager agrees. */
export async function openDealership(today: string, packs: readonly string[]): Promise<Dealership> {
  const office = await openTestOffice({ today })
  const [archivist, manager, general] = [await office.as('archive-administrator'), await office.as('department-manager'), await office.as('general-manager')]
  for (const pack of packs) {
    const asked = await manager.policies.propose({ draft: { kind: 'pack', pack, isActive: true }, fromDay: office.clock.today(), reason: '经营需要' })
    if (asked.approvalId === null) throw new Error('a change needs an approval')
    await general.approvals.agree({ id: asked.approvalId })
  }
  let people = 0
  return {
    office, archivist, manager,
    find(clauses, more = {}) {
      people += 1
      return archivist.penalties.record({ clauses: typeof clauses === 'string' ? [clauses] : [...clauses], personName: `测试${String(people)}`, day: office.clock.today(), evidence: '当场所见', ...more })
    },
    refusals: (work) => work.then(() => [], (error: unknown) => (error as { data: { refusals: readonly { code: string; clause?: string }[] } }).data.refusals.map(({ code, clause }) => `${code} ${clause ?? ''}`.trim())),
    close: () => office.close(),
  }
}
