/** The inbox of the customer-service department: what other units enter about a customer counts as filed once that department has sorted it (P07-5). */
import type { Role } from '#shared/domain/access.ts'
import type { CustomerCategory, CustomerStatus } from '#shared/domain/customers.ts'
import { isOfDepartment } from '#shared/domain/posts.ts'
import type { OfficePosts } from '#shared/domain/posts.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** Where a file stands with customer service. */
export const sortings = ['waiting', 'sorted'] as const
export type Sorting = (typeof sortings)[number]

type Person = { readonly role: Role; readonly department: string }

/** Whether a person sorts what comes in: whoever works in customer service; in an office that has nobody there, whoever keeps the archive. */
export function isSorter(person: Person, people: readonly Person[], office: OfficePosts): boolean {
  if (isOfDepartment(person, 'customer-service', office)) return true
  return person.role === 'archive-administrator' && !people.some((other) => isOfDepartment(other, 'customer-service', office))
}

export type FileToSort = { readonly number: string; readonly status: CustomerStatus; readonly category: CustomerCategory; readonly isWaiting: boolean }

/** May this file be sorted, and into which class? It is the department's work, needs a class, and is done once. `category` null keeps the class that the file has. */
export function decideSort(file: FileToSort, asked: { readonly category: CustomerCategory | null; readonly isSorter: boolean; readonly department: string }): Result<CustomerCategory, readonly Refusal[]> {
  const clause = 'P07-5'
  const category = asked.category ?? file.category
  const refusals: Refusal[] = []
  if (!asked.isSorter) refusals.push({ code: 'customers.not-the-sorter', clause, facts: { department: asked.department } })
  if (!file.isWaiting) refusals.push({ code: 'customers.sorted-already', clause, facts: { number: file.number } })
  if (category === 'unset') refusals.push({ code: 'customers.class-to-sort', clause, field: 'category', facts: { number: file.number }, remedy: { code: 'customers.choose-class' } })
  return refusals.length > 0 ? no(refusals) : ok(category)
}
