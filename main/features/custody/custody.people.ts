/** Who speaks for customer service, which sets the classes, places and rights of the archive (P07-7, P07-17), and who keeps what is classified until it stands in a secret store. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { findPostHolders, readOfficePosts } from '#main/mechanisms/approvals/office-posts.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { isOfDepartment } from '#shared/domain/posts.ts'

/** Whether a person is of customer service, by department or by one of its posts. */
export async function isOfCustomerService(reader: Reader, actor: Actor): Promise<boolean> {
  if (isOfDepartment(actor, 'customer-service', await readOfficePosts(reader))) return true
  for (const post of ['customer-service-staff', 'customer-service-manager', 'info-supervisor'] as const) {
    if ((await findPostHolders(reader, post)).some((person) => person.userId === actor.userId)) return true
  }
  return false
}

/** The managers of customer service, who set the matrix and approve destructions. */
export async function listManagers(reader: Reader): Promise<readonly { readonly userId: string; readonly displayName: string }[]> {
  return findPostHolders(reader, 'customer-service-manager')
}

/** The archive's own keepers. */
export async function listArchiveKeepers(reader: Reader): Promise<readonly { readonly userId: string; readonly name: string }[]> {
  return (await findPostHolders(reader, 'info-specialist')).map((person) => ({ userId: person.userId, name: person.displayName }))
}

/** Departments that people of this office work in, or that policies speak of, other than customer service and those of the archive's own keepers. */
export async function listOtherDepartments(reader: Reader): Promise<readonly string[]> {
  const office = await readOfficePosts(reader)
  const rows = await reader.selectFrom('users').select(['id', 'department']).where('department', '<>', '').execute()
  const keepers = new Set((await listArchiveKeepers(reader)).map((keeper) => keeper.userId))
  const { 'customer-service': ours, ...others } = office.departments
  const home = new Set([ours, ...rows.filter((row) => keepers.has(row.id)).map((row) => row.department)].map((department) => department.trim()))
  return [...new Set([...rows.map((row) => row.department.trim()), ...Object.values(others)])].filter((department) => !home.has(department))
}
