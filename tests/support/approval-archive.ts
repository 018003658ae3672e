/** A real archive with an office of people, for approvals whose chains no pack declares yet. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { StartedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Id } from '#shared/kernel/ids.ts'
import type { Chain } from '#shared/policies/policy.ts'
import { openUnitArchive } from '#tests/support/unit-archive.ts'
import type { UnitArchive } from '#tests/support/unit-archive.ts'

export type ApprovalArchive = UnitArchive & {
  /** One unit of work as a person by name. */
  as<T>(name: string, work: (unit: Unit) => Promise<T>): Promise<T>
  idOf(name: string): Id<'user'>
  ask(name: string, chain: Chain, subject: string): Promise<StartedApproval>
}

/** Opens it with these people; a name may stand for a role that several hold. Who is of another department is named in `departments`. */
export async function openApprovalArchive(people: Readonly<Record<string, Role>>, today = '2026-03-02', departments: Readonly<Record<string, string>> = {}): Promise<ApprovalArchive> {
  const archive = openUnitArchive({ today })
  const ids = new Map<string, Id<'user'>>()
  const departmentOf = (name: string): string => departments[name] ?? '客户服务部'
  await archive.write(async (unit) => {
    for (const [name, role] of Object.entries(people)) {
      const id = unit.newId<'user'>()
      ids.set(name, id)
      await unit.write.insertInto('users').values({ id, display_name: name, role, department: departmentOf(name), disabled_at: null, created_at: unit.now }).execute()
    }
  })
  const idOf = (name: string): Id<'user'> => { const id = ids.get(name); if (id === undefined) throw new Error(`nobody is ${name}`); return id }
  const roleOf = (name: string): Role => people[name] ?? 'clerk'
  const as: ApprovalArchive['as'] = (name, work) => archive.write((unit) => work({ ...unit, actor: { userId: idOf(name), displayName: name, role: roleOf(name), department: departmentOf(name) } }))
  return {
    ...archive, as, idOf,
    ask: (name, chain, subject) => as(name, (unit) => startApproval(unit, { chain, facts: {}, subject: { kind: 'test', id: subject, number: subject, title: '测试事项' }, lines: [], warnings: [], parties: [] })),
  }
}
