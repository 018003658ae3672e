/** Reads who drafts the versions of each policy: the department that a clause names, as this office calls it, and whether anybody of it may ask for changes. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import { readOfficePosts } from '#main/mechanisms/approvals/office-posts.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { OwnerFacts } from '#shared/domain/policies/owners.ts'
import { isOfDepartment, postDefaults, posts } from '#shared/domain/posts.ts'
import { policyPacks } from '#shared/policies/index.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

/** The roles that somebody of the office holds, with those of posts for which the office named somebody. */
export async function readHeldRoles(reader: Reader): Promise<readonly Role[]> {
  const [office, people] = [await readOfficePosts(reader), await listActivePeople(reader)]
  const named = posts.filter((post) => people.some((person) => office.holders[post]?.includes(person.userId) === true)).map((post) => postDefaults[post].role)
  return [...new Set([...people.map((person) => person.role), ...named])]
}

/** The owner of a pack as a person of this office meets it; `name` is what the office calls the department. */
export type OwnerOfPack = OwnerFacts & { readonly name: string }
export type OwnersOfPacks = (pack: string, person: { readonly department: string }) => OwnerOfPack | null

/** Answers for any pack and person from one reading; null for a pack that no clause gives to a department. */
export async function readOwners(reader: Reader): Promise<OwnersOfPacks> {
  const [office, people] = [await readOfficePosts(reader), await listActivePeople(reader)]
  const drafters = people.filter((person) => hasCapability(person.role, 'policies.propose'))
  return (packId, person) => {
    const pack: PolicyPack | undefined = policyPacks.find((candidate) => candidate.id === packId)
    if (pack?.owner === undefined) return null
    const { owner } = pack
    return { owner, name: office.departments[owner.department], isStaffed: drafters.some((drafter) => isOfDepartment(drafter, owner.department, office)), isOfOwner: isOfDepartment(person, owner.department, office) }
  }
}
