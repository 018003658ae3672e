/** Guarantees that a policy's words for people ("customer-service manager", "information supervisor", "the department's head") name real users of this office, or visibly nobody. */
import type { Role } from '#shared/domain/access.ts'

/** Departments that policies speak of; the office says what each is called here. */
export const policyDepartments = ['customer-service', 'market-promotion', 'sales', 'finance'] as const
export type PolicyDepartment = (typeof policyDepartments)[number]

/** Posts that policies speak of. `department-head` is the head of the requester's own department. */
export const posts = ['info-specialist', 'info-supervisor', 'customer-service-manager', 'customer-service-staff', 'market-promotion-manager', 'department-head'] as const
export type Post = (typeof posts)[number]

/** Who holds a post when the office named nobody: this role, in this department (`own`: the requester's). */
type PostDefault = { readonly role: Role; readonly department: PolicyDepartment | 'own' | null }
export const postDefaults: Readonly<Record<Post, PostDefault>> = {
  'info-specialist': { role: 'archive-administrator', department: null },
  'info-supervisor': { role: 'archive-administrator', department: null },
  'customer-service-manager': { role: 'department-manager', department: 'customer-service' },
  'customer-service-staff': { role: 'archive-administrator', department: 'customer-service' },
  'market-promotion-manager': { role: 'department-manager', department: 'market-promotion' },
  'department-head': { role: 'department-manager', department: 'own' },
}

/** What this office decided: its names for the departments that policies speak of, and the persons named to a post (ids of users). */
export type OfficePosts = { readonly departments: Readonly<Record<PolicyDepartment, string>>; readonly holders: Readonly<Partial<Record<Post, readonly string[]>>> }

/** An office that has not said anything: the usual names, and nobody named to a post. */
export const defaultOfficePosts: OfficePosts = { departments: { 'customer-service': '客户服务部', 'market-promotion': '市场推广部', sales: '销售部', finance: '财务部' }, holders: {} }

export type PostCandidate = { readonly userId: string; readonly role: Role; readonly department: string }

/** Whether a person works in the department that a policy means. */
export function isOfDepartment(person: { readonly department: string }, department: PolicyDepartment, office: OfficePosts): boolean {
  return person.department.trim() !== '' && person.department.trim() === office.departments[department].trim()
}

/**
 * Who holds a post: the persons that the office named and who are still there; else whoever has the post's role in its department; else, in an office that has nobody there,
 * whoever has the role anywhere. The head of the requester's own department never falls to another department's head: nobody then, and the step climbs.
 */
export function holdersOf<Person extends PostCandidate>(post: Post, people: readonly Person[], office: OfficePosts, requesterDepartment: string): readonly Person[] {
  const named = office.holders[post] ?? []
  const present = people.filter((person) => named.includes(person.userId))
  if (present.length > 0) return present
  const { role, department } = postDefaults[post]
  const ofRole = people.filter((person) => person.role === role)
  if (department === null) return ofRole
  if (department === 'own') return ofRole.filter((person) => person.department.trim() !== '' && person.department.trim() === requesterDepartment.trim())
  const inside = ofRole.filter((person) => isOfDepartment(person, department, office))
  return inside.length > 0 ? inside : ofRole
}
