/** Guarantees that every act carries the person who did it. */
import type { Id } from '#shared/kernel/ids.ts'
import type { Role } from '#shared/domain/access.ts'

/** The person who is logged in at a desk. */
export type Actor = {
  readonly userId: Id<'user'>
  readonly displayName: string
  readonly role: Role
  readonly department: string
}
